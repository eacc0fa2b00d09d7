package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;

/// A webhook that takes a notification as JSON.
///
/// @param name its name, as routes use it
/// @param url the webhook's address
/// @param client sends the request
record WebhookReceiver(String name, Secret url, WebhookClient client) implements Receiver {
    @Override
    public long spacingMillis() {
        return 0;
    }

    @Override
    public Answer send(Notification notification) {
        return client.post(url, WebhookMessage.json(notification));
    }
}
