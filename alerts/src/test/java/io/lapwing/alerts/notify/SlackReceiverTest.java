package io.lapwing.alerts.notify;

import io.lapwing.record.Notification;
import io.lapwing.runtime.config.Secret;

class SlackReceiverTest extends ReceiverContract {
    @Override
    Receiver receiver(Secret url, WebhookClient client) {
        return new SlackReceiver("desk", url, client);
    }

    @Override
    String body(Notification notification) {
        return SlackMessage.json(notification);
    }

    @Override
    String contentType() {
        return "application/json; charset=UTF-8";
    }
}
