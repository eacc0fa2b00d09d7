package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.notification;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.lapwing.alerts.Signals;
import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookReceiverTest extends ReceiverContract {
    private static final String KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final InstantSource CLOCK = InstantSource.fixed(Signals.START);

    @Override
    Receiver receiver(Secret url, WebhookClient client) {
        var secret = SigningSecret.parse(new Secret("whsec_" + KEY));
        return new WebhookReceiver("desk", new WebhookReceiver.Target(url, secret), client, CLOCK);
    }

    @Override
    String body(Notification notification) {
        return new String(WebhookMessage.json(notification), UTF_8);
    }

    @Override
    String contentType() {
        return "application/cloudevents+json; charset=UTF-8";
    }

    @Test
    void send_secret_signsByTheConventionOfStandardWebhooks() throws Exception {
        // given
        Notification notification = notification("desk", alert("a").build());

        // when
        LoggedRequest request = sent(notification);

        // then: reckoned here without the code under test
        String timestamp = Long.toString(Signals.START.getEpochSecond());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(KEY), "HmacSHA256"));
        mac.update(("id-desk." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
        String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(request.getBody()));
        assertThat(request.getHeader("webhook-id")).isEqualTo("id-desk");
        assertThat(request.getHeader("webhook-timestamp")).isEqualTo(timestamp);
        assertThat(request.getHeader("webhook-signature")).isEqualTo(expected);
    }

    @Test
    void json_notification_isACloudEvent() throws Exception {
        // given
        Notification notification = notification("desk", alert("a").build());
        notification.setNews(Map.of("a", "+2 publishers"));

        // when
        JsonNode event = new ObjectMapper().readTree(WebhookMessage.json(notification));

        // then
        assertThat(event.path("specversion").asText()).isEqualTo("1.0");
        assertThat(event.path("id").asText()).isEqualTo("id-desk");
        assertThat(event.path("source").asText()).isEqualTo("/lapwing/alerts");
        assertThat(event.path("type").asText()).isEqualTo("io.lapwing.notification.due");
        assertThat(event.path("time").asText()).isEqualTo(Signals.START.toString());
        JsonNode alert = event.path("data").path("alerts").path(0);
        assertThat(alert.path("alertId").asText()).isEqualTo("a");
        assertThat(alert.path("news").asText()).isEqualTo("+2 publishers");
    }

    @Test
    void toString_receiver_showsNeitherAddressNorSecret() {
        var secret = SigningSecret.parse(new Secret("whsec_" + KEY));
        var target = new WebhookReceiver.Target(new Secret("https://x.example/secretsecret"), secret);
        assertThat(target.toString()).doesNotContain("secretsecret").doesNotContain(KEY);
        assertThat(secret).isNotEqualTo(Optional.empty());
    }
}
