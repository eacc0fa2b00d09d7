package io.lapwing.cli;

import io.lapwing.cli.deadletters.Letter;
import io.lapwing.cli.deadletters.LetterId;
import io.lapwing.cli.deadletters.LetterText;
import io.lapwing.cli.deadletters.LetterTopic;
import io.lapwing.cli.deadletters.Mark;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.runtime.kafka.Prerequisites;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = {
            "Shows all of one dead letter: state, reason, origin, key, headers, and the value decoded or in"
                    + " hexadecimal.",
            "",
            "Example:",
            "  lapwing dead-letters show enrich-0@12"
        })
final class DeadLettersShowCommand extends Printing implements Callable<Integer> {
    @Parameters(
            paramLabel = "ID",
            converter = LetterIdConverter.class,
            description = "Id, as `lapwing dead-letters list` shows it.")
    private LetterId id;

    @Mixin
    private Connection connection;

    @Override
    public Integer call() throws InterruptedException {
        KafkaClients clients = connection.clients();
        new Prerequisites(clients, InstantSource.system())
                .await(List.of(clients.topics().deadLetters(id.service())), new CountDownLatch(1));
        try (Admin admin = clients.admin();
                var decoder = clients.serdes().anything()) {
            var topic = new LetterTopic(clients, admin, id.service());
            Letter letter = topic.find(id)
                    .orElseThrow(() -> new CommandFailure("there is no dead letter " + id + " in " + topic.name()
                            + "; `lapwing dead-letters list --all` shows those there are"));
            Optional<Mark> mark = topic.mark(id);
            var text = new LetterText(letter, mark, decoder);
            if (isJson()) {
                var fields = new LinkedHashMap<>(DeadLettersListCommand.fields(letter, mark.map(Mark::handling)));
                fields.putAll(text.fields());
                print(Output.json(fields));
            } else {
                text.lines().forEach(this::print);
            }
        }
        return 0;
    }
}
