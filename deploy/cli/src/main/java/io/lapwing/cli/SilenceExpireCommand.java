package io.lapwing.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.cli.api.ServiceApi;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "expire",
        mixinStandardHelpOptions = true,
        description = "Ends silences now. Alerts that they held and that still fire are sent.")
final class SilenceExpireCommand extends Printing implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "ID", description = "Ids, as `lapwing silence list` shows them.")
    private List<String> ids = new ArrayList<>();

    @Mixin
    private AlertsApi api;

    @Override
    public Integer call() throws InterruptedException {
        try {
            for (String id : ids) {
                JsonNode silence = api.client().delete("/v1/silences/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
                print(
                        isJson()
                                ? silence.toString()
                                : silence.path("id").asText() + "  ended "
                                        + silence.path("endsAt").asText());
            }
            return 0;
        } catch (ServiceApi.RefusedException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }
}
