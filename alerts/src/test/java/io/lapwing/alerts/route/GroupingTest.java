package io.lapwing.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.route.Grouping.Message;
import io.lapwing.alerts.route.Route.Waits;
import io.lapwing.alerts.state.JsonSerde;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
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
        Message message = flush(QUIET, state, at(30));

        // then
        assertThat(state.nextAt()).isEqualTo(at(30));
        assertThat(message.tell()).containsExactly("a", "b");
        assertThat(message.gone()).isEmpty();
    }

    @Test
    void add_afterAMessage_waitsForTheInterval() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when
        GroupState state = add(QUIET, told, "b", true, 60);

        // then
        assertThat(state.nextAt()).isEqualTo(at(330));
        assertThat(flush(QUIET, state, at(330)).tell()).containsExactly("b");
    }

    @Test
    void add_longAfterAMessage_waitsForCompanyOnly() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when, then
        assertThat(add(QUIET, told, "b", true, 1000).nextAt()).isEqualTo(at(1030));
    }

    @Test
    void add_sameStatusAgain_changesNothing() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when, then
        assertThat(add(QUIET, told, "a", true, 60)).isEqualTo(told);
    }

    @Test
    void flush_resolvedBeforeItWasTold_isToldAllTheSame() {
        // given
        GroupState state = add(QUIET, add(QUIET, null, "a", true, 0), "a", false, 10);

        // when
        Message message = flush(QUIET, state, at(30));

        // then
        assertThat(message.tell()).containsExactly("a");
        assertThat(message.gone()).containsExactly("a");
    }

    @Test
    void add_resolvedAfterItWasTold_isNewsOnlyForThoseWhoAsk() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when
        GroupState quiet = add(QUIET, told, "a", false, 1000);
        GroupState talkative = add(TALKATIVE, told, "a", false, 1000);

        // then
        assertThat(quiet.members()).isEmpty();
        assertThat(flush(QUIET, quiet, quiet.nextAt()).tell()).isEmpty();
        assertThat(flush(TALKATIVE, talkative, talkative.nextAt()).tell()).containsExactly("a");
    }

    @Test
    void add_resolvedThatNobodyWasTold_isIgnored() {
        assertThat(QUIET.add(null, "a", false, false, START)).isNull();
    }

    @Test
    void flush_firesOnForTheRepeatInterval_tellsItAgain() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when
        Message early = flush(QUIET, told, at(60));
        Message repeat = flush(QUIET, told, at(30 + 4 * 3600));

        // then
        assertThat(told.nextAt()).isEqualTo(at(30 + 4 * 3600));
        assertThat(early.tell()).isEmpty();
        assertThat(repeat.tell()).containsExactly("a");
    }

    @Test
    void flush_nothingLeft_isForgottenAfterTheInterval() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));
        GroupState empty = add(QUIET, told, "a", false, 40);

        // when
        Message message = flush(QUIET, empty, at(30 + 300));

        // then
        assertThat(empty.nextAt()).isEqualTo(at(330));
        assertThat(message.state()).isNull();
    }

    @Test
    void state_asJson_comesBackTheSame() {
        // given
        GroupState state = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));
        var serde = JsonSerde.of(GroupState.class);

        // when
        byte[] bytes = serde.serializer().serialize("t", state);

        // then
        assertThat(serde.deserializer().deserialize("t", bytes)).isEqualTo(state);
    }

    @Test
    void flush_heldAlert_waitsAndTheOthersGo() {
        // given
        GroupState state = add(QUIET, add(QUIET, null, "a", true, 0), "b", true, 20);

        // when
        Message message = QUIET.flush(state, at(30), holding("a", at(1000)));

        // then
        assertThat(message.tell()).containsExactly("b");
        assertThat(message.held()).containsOnlyKeys("a");
        assertThat(state(message).nextAt()).isEqualTo(at(1000));
        assertThat(flush(QUIET, state(message), at(1000)).tell()).containsExactly("a");
    }

    @Test
    void flush_heldAgain_isCountedOnce() {
        // given
        GroupState held = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30), holding("a", null)));

        // when
        Message message = QUIET.flush(held, at(100), holding("a", null));

        // then
        assertThat(message.held()).isEmpty();
        assertThat(message.tell()).isEmpty();
    }

    @Test
    void add_toAGroupThatIsHeld_waitsForCompanyOnly() {
        // given
        GroupState held = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30), holding("a", at(9000))));

        // when
        GroupState state = add(QUIET, held, "b", true, 100);

        // then
        assertThat(state.nextAt()).isEqualTo(at(130));
        assertThat(QUIET.flush(state, at(130), holding("a", at(9000))).tell()).containsExactly("b");
    }

    @Test
    void add_resolvedWhileHeld_isForgotten() {
        // given
        GroupState held = state(QUIET.flush(add(QUIET, null, "a", true, 0), at(30), holding("a", at(9000))));

        // when
        GroupState state = add(TALKATIVE, held, "a", false, 100);

        // then
        assertThat(state.members()).isEmpty();
        assertThat(flush(TALKATIVE, state, at(200)).state()).isNull();
    }

    @Test
    void wake_whatHeldIsOver_goesAsSoonAsAMessageIsAllowed() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "b", true, 0), at(30)));
        GroupState held = state(QUIET.flush(add(QUIET, told, "a", true, 400), at(430), holding("a", at(9000))));

        // when
        GroupState awake = QUIET.wake(held, at(500));

        // then
        assertThat(awake.nextAt()).isEqualTo(at(500));
        assertThat(flush(QUIET, awake, at(500)).tell()).containsExactly("a");
    }

    @Test
    void add_somethingNewAboutAToldAlert_isToldAfterTheInterval() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));

        // when
        GroupState changed = Objects.requireNonNull(QUIET.add(told, "a", true, true, at(60)));
        Message update = flush(QUIET, changed, at(330));

        // then
        assertThat(changed.nextAt()).isEqualTo(at(330));
        assertThat(update.tell()).containsExactly("a");
        assertThat(update.repeat()).isFalse();
        assertThat(flush(QUIET, state(update), at(700)).tell()).isEmpty();
    }

    @Test
    void flush_repeatWhileHeld_waitsForTheEndOfTheHold() {
        // given
        GroupState told = state(flush(QUIET, add(QUIET, null, "a", true, 0), at(30)));
        long due = 30 + 4 * 3600;

        // when
        Message held = QUIET.flush(told, at(due), holding("a", at(due + 600)));
        Message after = flush(QUIET, state(held), at(due + 600));

        // then
        assertThat(held.tell()).isEmpty();
        assertThat(state(held).nextAt()).isEqualTo(at(due + 600));
        assertThat(after.tell()).containsExactly("a");
        assertThat(after.repeat()).isTrue();
    }

    private static Message flush(Grouping grouping, GroupState state, Instant now) {
        return grouping.flush(state, now, id -> Optional.empty());
    }

    private static Function<String, Optional<Held>> holding(String alert, @Nullable Instant until) {
        return id -> id.equals(alert) ? Optional.of(new Held(Held.By.SILENCE, "s", until)) : Optional.empty();
    }

    private static GroupState add(
            Grouping grouping, @Nullable GroupState known, String alert, boolean firing, long second) {
        return Objects.requireNonNull(grouping.add(known, alert, firing, false, at(second)));
    }

    private static GroupState state(Message message) {
        return Objects.requireNonNull(message.state());
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
