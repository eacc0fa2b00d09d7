package io.lapwing.cli;

import io.lapwing.cli.deadletters.Handling;
import io.lapwing.cli.deadletters.Letter;
import io.lapwing.cli.deadletters.LetterFilter;
import io.lapwing.cli.deadletters.LetterTopic;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.RecordOrigin;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the dead letters that are open, oldest first, and how many there are of each class of error.",
            "",
            "A line tells the letter's id, when its original was written, where it came from, the class of error and"
                    + " the reason.",
            "",
            "Example:",
            "  lapwing dead-letters list --service enrich --since 2h"
        })
final class DeadLettersListCommand extends Printing implements Callable<Integer> {
    @Option(names = "--all", description = "Those that were redriven or discarded too.")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "Show N at the most; all are counted (default: ${DEFAULT-VALUE}).")
    private long limit = 100;

    @Mixin
    private LetterChoice choice;

    private final Map<String, Long> byError = new TreeMap<>();
    private long count;

    @Override
    public Integer call() throws InterruptedException {
        List<String> services = choice.services(Set.of(), this);
        KafkaClients clients = choice.clients(services);
        LetterFilter filter = choice.filter(Set.of());
        try (Admin admin = clients.admin()) {
            for (String service : services) {
                new LetterTopic(clients, admin, service).read((letter, handled) -> {
                    if (filter.test(letter) && (all || handled.isEmpty())) {
                        show(letter, handled);
                    }
                });
            }
        }
        if (!isJson()) {
            err().println(count == 0 ? "no dead letters" + (all ? "" : " are open") : summary());
        }
        return 0;
    }

    private void show(Letter letter, Optional<Handling> handled) {
        count++;
        byError.merge(letter.error(), 1L, Long::sum);
        if (count <= limit) {
            print(isJson() ? Output.json(fields(letter, handled)) : line(letter, handled));
        }
    }

    private String summary() {
        var each = new StringBuilder();
        byError.forEach((error, number) -> each.append(each.isEmpty() ? "" : ", ")
                .append(error)
                .append(' ')
                .append(number));
        String more = count > limit ? "; the first " + limit + " are shown, --limit shows more" : "";
        return String.format(Locale.ROOT, "%,d dead letters (%s)%s", count, each, more);
    }

    static String line(Letter letter, Optional<Handling> handled) {
        return String.format(
                Locale.ROOT,
                "%-16s  %s  %s  %s%s: %s",
                letter.id(),
                letter.time(),
                letter.origin().map(RecordOrigin::toString).orElse("from an unknown place"),
                handled.map(how -> how + "  ").orElse(""),
                letter.error(),
                letter.reason());
    }

    static Map<String, Object> fields(Letter letter, Optional<Handling> handled) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("id", letter.id().toString());
        fields.put("state", handled.map(Handling::toString).orElse("open"));
        fields.put("time", letter.time());
        fields.put("error", letter.error());
        fields.put("reason", letter.reason());
        letter.origin().ifPresent(origin -> {
            fields.put("topic", origin.topic());
            fields.put("partition", origin.partition());
            fields.put("offset", origin.offset());
        });
        return fields;
    }
}
