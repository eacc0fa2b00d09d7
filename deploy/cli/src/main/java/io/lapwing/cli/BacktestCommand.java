package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.backtest.SignalFile;
import io.lapwing.cli.backtest.SignalReader;
import io.lapwing.cli.backtest.SignalTopics;
import io.lapwing.cli.backtest.Trial;
import io.lapwing.cli.backtest.TrialReport;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        description = {
            "Tries rules on recorded signals: what would have fired and been sent, a rule and day (UTC).",
            "",
            "Runs the service's own matcher, evaluators, routing and grouping by the time of the records. It writes"
                + " nothing to the cluster. How sources fared then and which alerts were silenced it does not know."
                + " Rules that learn (spike, new) need signals from before the time that matters: begin early enough."
        })
final class BacktestCommand extends Printing implements Callable<Integer> {
    @Option(names = "--rules", required = true, paramLabel = "FILE", description = "The rules to try.")
    private @Nullable Path rules;

    @Option(names = "--against", paramLabel = "FILE", description = "Other rules: tell what differs from them.")
    private @Nullable Path against;

    @Option(names = "--from", paramLabel = "TIME", description = "Begin there, as 2026-02-24T00:00:00Z.")
    private @Nullable Instant from;

    @Option(names = "--to", paramLabel = "TIME", description = "End before that.")
    private @Nullable Instant to;

    @Option(
            names = "--input",
            paramLabel = "FILE|TOPIC",
            description =
                    "File of signals, one a line, as `lapwing tail signals --from-beginning -o json` prints them; or"
                            + " the full name of a topic (default: all topics of signals).")
    private @Nullable String input;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException {
        RuleFile file = RuleFile.load(Optional.ofNullable(rules));
        Optional<RuleFile> other = Optional.ofNullable(against).map(path -> RuleFile.load(Optional.of(path)));
        var span = new Trial.Span(Optional.ofNullable(from), Optional.ofNullable(to));
        Consumer<String> progress = line -> {
            err().println("lapwing: " + line);
            err().flush();
        };
        try (SignalReader reader = reader(progress)) {
            Trial.Outcome outcome = new Trial(file, other, span, progress).run(reader);
            if (isJson()) {
                print(Output.json(TrialReport.json(outcome)));
            } else {
                TrialReport.lines(outcome).forEach(this::print);
            }
            return outcome.here().signals() == 0 ? 1 : 0;
        }
    }

    private SignalReader reader(Consumer<String> complaints) throws InterruptedException {
        if (input != null && Files.isRegularFile(Path.of(input))) {
            return new SignalFile(Path.of(input), complaints);
        }
        if (input != null && !input.matches("[a-zA-Z0-9._-]+")) {
            throw new CommandFailure("there is no file " + input + ", and no topic can have that name");
        }
        KafkaClients clients = connection.clients();
        new Prerequisites(clients, InstantSource.system()).await(List.of(), new CountDownLatch(1));
        String only = input;
        String prefix = clients.topics().signalsPrefix();
        Predicate<String> topics = only == null ? topic -> topic.startsWith(prefix) : only::equals;
        return new SignalTopics(clients, topics, Optional.ofNullable(from), complaints);
    }
}
