package io.lapwing.alerts.notify;

import io.lapwing.record.DeliveryOutcome;

/// What there is to count about deliveries.
public interface DeliveryMetrics {
    /// Counts nothing.
    DeliveryMetrics NONE = new DeliveryMetrics() {
        @Override
        public void settled(String receiver, DeliveryOutcome outcome) {}

        @Override
        public void retried(String receiver, String error) {}

        @Override
        public void pending(int notifications) {}
    };

    /// A notification came to its end.
    void settled(String receiver, DeliveryOutcome outcome);

    /// A try failed and another will follow.
    ///
    /// @param error class of the error
    void retried(String receiver, String error);

    /// So many notifications wait or are being sent.
    void pending(int notifications);
}
