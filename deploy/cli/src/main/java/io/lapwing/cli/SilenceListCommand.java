package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.cli.api.ServiceApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows silences that are in force or to come.",
            "",
            "Those that have ended can be looked up for five days with --all."
        })
final class SilenceListCommand extends Printing implements Callable<Integer> {
    @Option(names = "--all", description = "Those that have ended, too.")
    private boolean all;

    @Mixin
    private AlertsApi api;

    @Override
    public Integer call() throws InterruptedException {
        try {
            JsonNode silences = api.client().get("/v1/silences").path("silences");
            int shown = 0;
            for (JsonNode silence : silences) {
                if (all || !"expired".equals(silence.path("state").asText())) {
                    print(isJson() ? silence.toString() : line(silence));
                    shown++;
                }
            }
            if (shown == 0 && !isJson()) {
                err().println("no silences" + (all ? "" : " in force or to come; --all shows those that have ended"));
            }
            return 0;
        } catch (ServiceApi.RefusedException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static String line(JsonNode silence) {
        List<String> matchers = new ArrayList<>();
        silence.path("matchers").forEach(matcher -> matchers.add(matcher.asText()));
        return String.format(
                Locale.ROOT,
                "%s  %-7s  %s to %s  %s  (%s: %s)",
                silence.path("id").asText(),
                silence.path("state").asText(),
                silence.path("startsAt").asText(),
                silence.path("endsAt").asText(),
                String.join(" ", matchers),
                silence.path("createdBy").asText(),
                silence.path("comment").asText());
    }
}
