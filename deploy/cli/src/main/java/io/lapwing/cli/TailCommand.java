package io.lapwing.cli;

import io.lapwing.cli.tail.TailTopics;
import io.lapwing.cli.tail.Tailer;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
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
        name = "tail",
        mixinStandardHelpOptions = true,
        description = {
            "Shows records as they come: signals, alerts, enriched reports or dead letters.",
            "",
            "Reads committed records only, and leaves no trace in the cluster. Ctrl-C ends it."
        })
final class TailCommand extends Printing implements Callable<Integer> {
    @Parameters(
            paramLabel = "signals|alerts|enriched|dead-letters",
            description = "What to show.",
            converter = TailTopics.Converter.class)
    private TailTopics what;

    @Option(names = "--theme", description = "Only this theme (signals and alerts).")
    private @Nullable String theme;

    @Option(names = "--from-beginning", description = "Begin with the oldest record instead of the next one.")
    private boolean fromBeginning;

    @Option(names = "--max", paramLabel = "N", description = "Stop after N records.")
    private @Nullable Integer max;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException {
        KafkaClients clients = connection.clients();
        new Prerequisites(clients, InstantSource.system()).await(List.of(), new CountDownLatch(1));
        try (var tailer = new Tailer(clients, what, Optional.ofNullable(theme), fromBeginning)) {
            long left = max == null ? Long.MAX_VALUE : max;
            while (left > 0) {
                for (Tailer.Line line : tailer.poll()) {
                    if (left > 0) {
                        print(isJson() ? line.json() : line.text());
                        left--;
                    }
                }
            }
        }
        return 0;
    }
}
