package io.lapwing.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.route.Grouping.Message;
import io.lapwing.alerts.route.Route.Waits;
import io.lapwing.alerts.state.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupingTest {
    private static final Instant START = Instant.parse("2026-02-24T10:00:00Z");
    private static final Waits WAITS = new Waits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
    private static final Grouping QUIET = new Grouping(WAITS, false);
    private static final Grouping TALKATIVE = new Grouping(WAITS, true);

    @Test
    void add_firstAlert_waitsForCompany() {
        // when
        GroupState state = add(QUIET, null, "a", true, 0);

        // then
        assertThat(state.nextAt()).isEqualTo(at(30));
    }

    @Test
    void flush_alertsOfTheWait_areToldTogether() {
        // given
        GroupState state = add(QUIET, add(QUIET, null, "a", true, 0), "b", true, 20);

        // when
        Message message = QUIET.flush(state, at(30));

        // then
        assertThat(state.nextAt()).isEqualTo(at(30));
        assertThat(message.tell()).containsExactly("a", "b");
        assertThat(message.gone()).isEmpty();
    }

    @Test
    void add_afterAMessage_waitsForTheInterval() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));

        // when
        GroupState state = add(QUIET, told, "b", true, 60);

        // then
        assertThat(state.nextAt()).isEqualTo(at(330));
        assertThat(QUIET.flush(state, at(330)).tell()).containsExactly("b");
    }

    @Test
    void add_longAfterAMessage_waitsForCompanyOnly() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));

        // when, then
        assertThat(add(QUIET, told, "b", true, 1000).nextAt()).isEqualTo(at(1030));
    }

    @Test
    void add_sameStatusAgain_changesNothing() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));

        // when, then
        assertThat(add(QUIET, told, "a", true, 60)).isEqualTo(told);
    }

    @Test
    void flush_resolvedBeforeItWasTold_isToldAllTheSame() {
        // given
        GroupState state = add(QUIET, add(QUIET, null, "a", true, 0), "a", false, 10);

        // when
        Message message = QUIET.flush(state, at(30));

        // then
        assertThat(message.tell()).containsExactly("a");
        assertThat(message.gone()).containsExactly("a");
    }

    @Test
    void add_resolvedAfterItWasTold_isNewsOnlyForThoseWhoAsk() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));

        // when
        GroupState quiet = add(QUIET, told, "a", false, 1000);
        GroupState talkative = add(TALKATIVE, told, "a", false, 1000);

        // then
        assertThat(quiet.members()).isEmpty();
        assertThat(QUIET.flush(quiet, quiet.nextAt()).tell()).isEmpty();
        assertThat(TALKATIVE.flush(talkative, talkative.nextAt()).tell()).containsExactly("a");
    }

    @Test
    void add_resolvedThatNobodyWasTold_isIgnored() {
        assertThat(QUIET.add(null, "a", false, START)).isNull();
    }

    @Test
    void flush_firesOnForTheRepeatInterval_tellsItAgain() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));

        // when
        Message early = QUIET.flush(told, at(60));
        Message repeat = QUIET.flush(told, at(30 + 4 * 3600));

        // then
        assertThat(told.nextAt()).isEqualTo(at(30 + 4 * 3600));
        assertThat(early.tell()).isEmpty();
        assertThat(repeat.tell()).containsExactly("a");
    }

    @Test
    void flush_nothingLeft_isForgottenAfterTheInterval() {
        // given
        GroupState told = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));
        GroupState empty = add(QUIET, told, "a", false, 40);

        // when
        Message message = QUIET.flush(empty, at(30 + 300));

        // then
        assertThat(empty.nextAt()).isEqualTo(at(330));
        assertThat(message.state()).isNull();
    }

    @Test
    void state_asJson_comesBackTheSame() {
        // given
        GroupState state = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30)));
        var serde = JsonSerde.of(GroupState.class);

        // when
        byte[] bytes = serde.serializer().serialize("t", state);

        // then
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(state);
    }

    private static GroupState add(
            Grouping grouping, @Nullable GroupState known, String alert, boolean firing, long second) {
        return Objects.requireNonNull(grouping.add(known, alert, firing, at(second)));
    }

    private static GroupState state(Message message) {
        return Objects.requireNonNull(message.state());
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
