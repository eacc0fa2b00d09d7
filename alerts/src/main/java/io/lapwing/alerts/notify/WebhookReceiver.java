package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;

/// A webhook that takes a notification as a CloudEvent in JSON. With a secret each request is signed by the convention
/// of Standard Webhooks; `webhook-id` is the notification's id and stays the same when it is sent again.
///
/// @param name its name, as routes use it
/// @param target where it is and how it is signed
/// @param client sends the request
/// @param clock time of the signature
record WebhookReceiver(String name, Target target, WebhookClient client, InstantSource clock) implements Receiver {
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json", UTF_8);

    /// Where a webhook is.
    ///
    /// @param url its address
    /// @param secret what requests are signed with, if they are
    record Target(Secret url, Optional<SigningSecret> secret) {}

    @Override
    public long spacingMillis() {
        return 0;
    }

    @Override
    public Answer send(Notification notification) {
        byte[] json = WebhookMessage.json(notification);
        return client.post(
                target.url(), new WebhookClient.Body(json, CLOUD_EVENT, signature(notification.getId(), json)));
    }

    private Map<String, String> signature(String id, byte[] body) {
        Instant now = clock.instant();
        return target.secret()
                .map(secret -> Map.of(
                        "webhook-id", id,
                        "webhook-timestamp", Long.toString(now.getEpochSecond()),
                        "webhook-signature", secret.sign(id, now, body)))
                .orElse(Map.of());
    }
}
