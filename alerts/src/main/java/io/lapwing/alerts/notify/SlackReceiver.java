package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;

/// A Slack channel behind an incoming webhook. Slack takes one message a second from each.
///
/// @param name its name, as routes use it
/// @param url the webhook's address
/// @param client sends the request
record SlackReceiver(String name, Secret url, WebhookClient client) implements DigestingReceiver {
    private static final long ONE_A_SECOND = 1000;
    private static final int MOST_IN_DIGEST = 60;

    @Override
    public long spacingMillis() {
        return ONE_A_SECOND;
    }

    @Override
    public Answer send(Notification notification) {
        return post(SlackMessage.json(notification));
    }

    @Override
    public int mostInDigest() {
        return MOST_IN_DIGEST;
    }

    @Override
    public Answer sendDigest(List<Notification> newestFirst) {
        return post(SlackMessage.digest(newestFirst));
    }

    private Answer post(String json) {
        return client.post(url, new WebhookClient.Body(json.getBytes(UTF_8), ContentType.APPLICATION_JSON, Map.of()));
    }
}
