package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;

class WebhookReceiverTest extends ReceiverContract {
    @Override
    Receiver receiver(Secret url, WebhookClient client) {
        return new WebhookReceiver("desk", url, client);
    }

    @Override
    String body(Notification notification) {
        return new String(WebhookMessage.json(notification), UTF_8);
    }
}
