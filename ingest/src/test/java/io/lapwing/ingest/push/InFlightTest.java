package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight(100);

    @Test
    void grow_withinTheLimit_addsUp() {
        try (var first = inFlight.open();
                var second = inFlight.open()) {
            assertThat(first.grow(60)).isTrue();
            assertThat(second.grow(40)).isTrue();
            assertThat(second.grow(1)).isFalse();
            assertThat(inFlight.used()).isEqualTo(100);
        }
        assertThat(inFlight.used()).isZero();
    }

    @Test
    void grow_alone_mayExceedTheLimit() {
        try (var lease = inFlight.open()) {
            assertThat(lease.grow(60)).isTrue();
            assertThat(lease.grow(60)).isTrue();
        }
        assertThat(inFlight.used()).isZero();
    }

    @Test
    void close_ofOne_makesRoomForAnother() {
        try (var first = inFlight.open();
                var second = inFlight.open()) {
            assertThat(first.grow(90)).isTrue();
            assertThat(second.grow(20)).isFalse();
            first.close();
            assertThat(second.grow(20)).isTrue();
        }
        assertThat(inFlight.used()).isZero();
    }
}
