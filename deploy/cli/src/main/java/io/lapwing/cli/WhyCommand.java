package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.cli.why.Answer;
import io.lapwing.cli.why.Step;
import io.lapwing.cli.why.Trail;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = {
            "Tells why somebody was, or was not, alerted of a report.",
            "",
            "Follows it through outcome, scores, story, each rule's decision with value and threshold, routing,"
                + " silences and inhibition, notifications and deliveries, by reading the topics; it changes nothing."
                + " What the topics do not tell is called unknown. Give the rules file that the service runs.",
            "",
            "Examples:",
            "  lapwing why https://news.example/4711",
            "  lapwing why 5f0c…9a --rules rules.yaml -o json"
        })
final class WhyCommand extends Printing implements Callable<Integer> {
    @Parameters(paramLabel = "REPORT_ID|URL", description = "The report.")
    private String report = "";

    @Option(names = "--rules", paramLabel = "FILE", description = "Alert rules (default: the ones that are shipped).")
    private @Nullable Path rules;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "P7D",
            converter = DurationConverter.class,
            description = "How far back the report may have come, such as 2h or P7D (default: ${DEFAULT-VALUE}).")
    private Duration since = Duration.ofDays(7);

    @Option(
            names = "--lookback",
            paramLabel = "TIME",
            defaultValue = "P1D",
            converter = DurationConverter.class,
            description =
                    "How far before the report signals are read, for rules that count (default: ${DEFAULT-VALUE}).")
    private Duration lookback = Duration.ofDays(1);

    @Option(
            names = "--max-records",
            paramLabel = "N",
            defaultValue = "2000000",
            description = "The most records to read of each kind of topic (default: ${DEFAULT-VALUE}).")
    private long most = 2_000_000;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException {
        RuleFile file = RuleFile.load(Optional.ofNullable(rules));
        KafkaClients clients = connection.clients();
        new Prerequisites(clients, InstantSource.system()).await(List.of(), new CountDownLatch(1));
        var scan = new TopicScan(clients, line -> err().println("lapwing: " + line), most);
        List<Step> steps = Answer.of(
                new Trail(clients, scan, file), file, report, Instant.now().minus(since), lookback);
        if (isJson()) {
            steps.forEach(step -> print(Output.json(step)));
        } else {
            Answer.lines(steps).forEach(this::print);
        }
        return steps.getFirst().verdict().equals("unknown") ? 1 : 0;
    }
}
