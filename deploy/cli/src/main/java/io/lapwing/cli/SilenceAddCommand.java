package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lapwing.cli.api.ServiceApi;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        description = {
            "Sets a silence for alerts that meet all matchers.",
            "",
            "A matcher is label=value, label!=value, label=~regex or label!~regex (RE2, the whole value). Every alert"
                    + " has the labels rule, theme, severity and fingerprint, and those that its rule groups by.",
            "",
            "Examples:",
            "  lapwing silence add rule=official-source theme=space --for 2h --comment 'launch day'",
            "  lapwing silence add 'severity=~info|warning' --for 12h --from 2026-11-23T18:00:00Z"
        })
final class SilenceAddCommand extends Printing implements Callable<Integer> {
    @Parameters(arity = "1..20", paramLabel = "MATCHER", description = "Conditions on labels; all must hold.")
    private List<String> matchers = new ArrayList<>();

    @Option(
            names = "--for",
            required = true,
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How long, such as 90m, 2h or P7D.")
    private Duration length = Duration.ZERO;

    @Option(names = "--from", paramLabel = "TIME", description = "From when, ISO 8601 (default: now).")
    private @Nullable Instant from;

    @Option(
            names = "--comment",
            defaultValue = "set from the command line",
            description = "Why (default: \"${DEFAULT-VALUE}\").")
    private String comment = "";

    @Option(
            names = "--created-by",
            defaultValue = "${sys:user.name}",
            paramLabel = "NAME",
            description = "Who sets it (default: the user's name).")
    private String createdBy = "";

    @Mixin
    private AlertsApi api;

    @Override
    public Integer call() throws InterruptedException {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode list = body.putArray("matchers");
        matchers.forEach(list::add);
        body.put("duration", length.toString());
        body.put("comment", comment);
        body.put("createdBy", createdBy);
        if (from != null) {
            body.put("startsAt", from.toString());
        }
        try {
            JsonNode silence = api.client().post("/v1/silences", body);
            print(
                    isJson()
                            ? silence.toString()
                            : silence.path("id").asText() + "  until "
                                    + silence.path("endsAt").asText());
            return 0;
        } catch (ServiceApi.RefusedException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
