package io.lapwing.cli.deliveries;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Delivery;
import io.lapwing.record.DeliveryOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeliveryHistoryTest {
    private static final Instant START = Instant.parse("2026-02-24T10:00:00Z");

    private final DeliveryHistory history = new DeliveryHistory();

    @Test
    void parked_sentAgainAndTaken_isNotAmongThem() {
        // given
        history.add(delivery("one", null, DeliveryOutcome.PARKED, 0));
        history.add(delivery("two", null, DeliveryOutcome.PARKED, 1));

        // when
        history.add(delivery("one-again", "one", DeliveryOutcome.DELIVERED, 9));

        // then
        assertThat(history.parked()).extracting(Delivery::getNotificationId).containsExactly("two");
        assertThat(history.find("one"))
                .hasValueSatisfying(
                        delivery -> assertThat(delivery.getOutcome()).isEqualTo(DeliveryOutcome.DELIVERED));
        assertThat(history.find("one-again")).isEqualTo(history.find("one"));
    }

    @Test
    void parked_sentAgainAndParkedAgain_isThereOnce() {
        // given: partitions are read in any order
        history.add(delivery("again", "one", DeliveryOutcome.PARKED, 9));
        history.add(delivery("one", null, DeliveryOutcome.PARKED, 0));

        // when, then
        assertThat(history.parked()).extracting(Delivery::getNotificationId).containsExactly("again");
        assertThat(DeliveryHistory.origin(history.parked().getFirst())).isEqualTo("one");
    }

    static Delivery delivery(String id, @Nullable String resendOf, DeliveryOutcome outcome, int second) {
        return Delivery.newBuilder()
                .setNotificationId(id)
                .setReceiver("desk")
                .setOutcome(outcome)
                .setAlerts(1)
                .setAttempts(1)
                .setErrorClass(outcome == DeliveryOutcome.PARKED ? "no_service" : null)
                .setCreatedAt(START)
                .setCompletedAt(START.plusSeconds(second))
                .setResendOf(resendOf)
                .build();
    }
}
