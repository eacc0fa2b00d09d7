package io.lapwing.alerts.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.AddressPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiversTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final String SIGNING = "whsec_" + "c2VjcmV0".repeat(5);
    private static final String URL = "https://hooks.example/services/secretsecret";

    @TempDir
    private Path folder;

    private final WebhookClient client =
            new WebhookClient(AddressPolicy.PUBLIC_ONLY, Duration.ofSeconds(1), InstantSource.system());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void of_everySourceOfAnAddress_isLookedUp() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("url"), URL + "\n");
        List<ReceiverSpec> specs = List.of(
                new ReceiverSpec.Slack("set", new Address.Setting(), false),
                new ReceiverSpec.Slack("env", new Address.Environment("HOOK"), false),
                new ReceiverSpec.Webhook("file", new Address.InFile(file), Optional.empty(), true),
                new ReceiverSpec.Webhook(
                        "given",
                        new Address.Given(new Secret(URL)),
                        Optional.of(new Address.Environment("SIGN")),
                        true),
                new ReceiverSpec.Console("screen", false));

        // when
        List<Receiver> receivers = receivers(Map.of("HOOK", URL, "SIGN", SIGNING), Optional.of(new Secret(URL)))
                .of(specs);

        // then
        assertThat(receivers).extracting(Receiver::name).containsExactly("set", "env", "file", "given", "screen");
        assertThat(receivers.get(0)).isEqualTo(new SlackReceiver("set", new Secret(URL), client));
        assertThat(receivers.get(2))
                .isEqualTo(new WebhookReceiver(
                        "file", new WebhookReceiver.Target(new Secret(URL), Optional.empty()), client, CLOCK));
        assertThat(receivers.toString()).doesNotContain("secretsecret");
    }

    @Test
    void of_missingOrBrokenAddresses_areAllNamedAndNoneIsShown() {
        // given
        List<ReceiverSpec> specs = List.of(
                new ReceiverSpec.Slack("set", new Address.Setting(), false),
                new ReceiverSpec.Slack("env", new Address.Environment("HOOK"), false),
                new ReceiverSpec.Webhook("file", new Address.InFile(folder.resolve("none")), Optional.empty(), true),
                new ReceiverSpec.Webhook(
                        "given", new Address.Given(new Secret("hooks.example/secretsecret")), Optional.empty(), true),
                new ReceiverSpec.Webhook(
                        "odd", new Address.Given(new Secret("https://ho st/secretsecret")), Optional.empty(), true),
                new ReceiverSpec.Webhook(
                        "sign",
                        new Address.Given(new Secret(URL)),
                        Optional.of(new Address.Environment("SIGN")),
                        true));

        // when
        var failure = catchThrowableOfType(
                ConfigException.class,
                () -> receivers(Map.of("SIGN", "whsec_secretsecret"), Optional.empty())
                        .of(specs));

        // then
        assertThat(Objects.requireNonNull(failure).problems())
                .extracting(problem -> problem.file() + " " + problem.key())
                .containsExactlyInAnyOrder(
                        "receiver set lapwing.alerts.slack.webhook-url",
                        "receiver env HOOK",
                        "receiver file " + folder.resolve("none"),
                        "receiver given url",
                        "receiver odd url",
                        "receiver sign SIGN");
        assertThat(failure).hasMessageNotContaining("secretsecret");
    }

    private Receivers receivers(Map<String, String> environment, Optional<Secret> slackUrl) {
        return new Receivers(environment, slackUrl, client, new ConsoleFormat(false), System.out, CLOCK);
    }
}
