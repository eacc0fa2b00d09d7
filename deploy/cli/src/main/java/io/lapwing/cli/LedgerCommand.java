package io.lapwing.cli;

import io.lapwing.cli.ledger.Balance;
import io.lapwing.cli.ledger.BalanceJson;
import io.lapwing.cli.ledger.BalanceText;
import io.lapwing.cli.ledger.LedgerReading;
import io.lapwing.cli.ledger.NamedReport;
import io.lapwing.cli.ledger.PartitionBalance;
import io.lapwing.cli.ledger.ReportNames;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ledger",
        mixinStandardHelpOptions = true,
        description = {
            "Accounts for every raw report: each has exactly one outcome or one dead letter.",
            "",
            "Compares reports.raw with reports.enriched and the dead letters of enrich by partition and offset, on the"
                    + " running pipeline: what enrich has not finished yet is in flight, not missing. A report without"
                    + " outcome that it has finished is unaccounted for and named. A dead letter that was discarded"
                    + " accounts for its report; one that was redriven too, and what it became is a report of its own."
                    + " Only committed records count. Exit code 1 if a report is unaccounted for, or accounted for"
                    + " twice, or if a wait ran out.",
            "",
            "Examples:",
            "  lapwing ledger                 how things stand",
            "  lapwing ledger --wait 2m       until all that is there now is accounted for",
            "  lapwing ledger -o json | jq '.unaccountedReports'"
        })
final class LedgerCommand extends Printing implements Callable<Integer> {
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Option(
            names = "--group",
            paramLabel = "ID",
            description =
                    "Application id of enrich, lapwing.enrich.streams.application-id (default: ${DEFAULT-VALUE}).",
            defaultValue = Topics.DEFAULT_PREFIX + "enrich")
    private String group = Topics.DEFAULT_PREFIX + "enrich";

    @Option(
            names = "--names",
            paramLabel = "N",
            defaultValue = "20",
            description = "How many unaccounted reports to name (default: ${DEFAULT-VALUE}).")
    private int names = 20;

    @Option(
            names = "--wait",
            paramLabel = "DURATION",
            converter = DurationConverter.class,
            description = "Wait this long, such as 90s, until all that is in reports.raw now is accounted for.")
    private @Nullable Duration wait;

    @Option(names = "--follow", description = "Print the result again and again as it changes. Ctrl-C ends it.")
    private boolean follow;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException {
        if (follow && wait != null) {
            throw usage("--follow does not end, and --wait does: give one of them");
        }
        if (names < 0) {
            throw usage("--names must be 0 or more");
        }
        KafkaClients clients = connection.clients();
        Topics topics = clients.topics();
        new Prerequisites(clients, InstantSource.system())
                .await(
                        List.of(topics.reportsRaw(), topics.reportsEnriched(), topics.deadLetters("enrich")),
                        new CountDownLatch(1));
        try (var reading = new LedgerReading(clients, group)) {
            Balance balance = follow ? followed(reading) : waited(reading);
            tell(clients, balance);
            boolean late = wait != null && !balance.isSettled();
            if (late) {
                err().println("lapwing: the wait of " + wait + " ran out");
            }
            return balance.isRight() && !late ? 0 : 1;
        }
    }

    private Balance waited(LedgerReading reading) throws InterruptedException {
        if (wait == null) {
            return reading.look(names);
        }
        Instant deadline = Instant.now().plus(wait);
        reading.stopAtPresentEnd();
        Balance balance = reading.look(names);
        while (!balance.isSettled() && Instant.now().isBefore(deadline)) {
            Thread.sleep(PAUSE);
            balance = reading.look(names);
        }
        return balance;
    }

    /// Ends with the thread alone, which Ctrl-C does.
    private Balance followed(LedgerReading reading) throws InterruptedException {
        String last = "";
        while (true) {
            Balance balance = reading.look(names);
            String line = isJson()
                    ? Output.json(BalanceJson.of(balance, List.of(), List.of()))
                    : BalanceText.verdict(balance);
            if (!line.equals(last)) {
                print(isJson() ? line : Instant.now() + "  " + line);
                last = line;
            }
            Thread.sleep(PAUSE);
        }
    }

    private void tell(KafkaClients clients, Balance balance) {
        var finder = new ReportNames(clients);
        List<NamedReport> unaccounted = finder.of(balance, PartitionBalance::unaccountedOffsets, names);
        List<NamedReport> twice = finder.of(balance, PartitionBalance::twiceOffsets, names);
        if (isJson()) {
            print(Output.json(BalanceJson.of(balance, unaccounted, twice)));
            return;
        }
        BalanceText.table(balance).forEach(this::print);
        BalanceText.remarks(balance).forEach(this::print);
        unaccounted.forEach(report -> print("unaccounted for  " + report));
        twice.forEach(report -> print("accounted twice  " + report));
        print(BalanceText.verdict(balance));
    }
}
