package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;

/// A Slack channel behind an incoming webhook. Slack takes one message a second from each.
///
/// @param name its name, as routes use it
/// @param url the webhook's address
/// @param client sends the request
record SlackReceiver(String name, Secret url, WebhookClient client) implements Receiver {
    private static final long ONE_A_SECOND = 1000;

    @Override
    public long spacingMillis() {
        return ONE_A_SECOND;
    }

    @Override
    public Answer send(Notification notification) {
        return client.post(url, SlackMessage.json(notification).getBytes(UTF_8));
    }
}
