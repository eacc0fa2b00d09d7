package io.lapwing.alerts.route;

import io.lapwing.alerts.route.GroupState.Member;
import io.lapwing.alerts.route.Route.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Decides when the alerts of a group are sent, and which. A message tells what the receiver does not know yet; a
/// repeat tells all that fires on. An alert that was resolved before it could be told is told all the same, unless it
/// was held: what is held waits until nothing holds it, and is forgotten if it is resolved meanwhile.
///
/// @param waits when messages go out
/// @param sendResolved whether the receiver is told when an alert is resolved
record Grouping(Waits waits, boolean sendResolved) {
    /// Where nothing tells when a hold is over, it is looked at again after so long at the latest.
    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /// What to send and what to remember.
    ///
    /// @param state the group from now on; null to forget it
    /// @param tell ids of the alerts to send, by id
    /// @param gone ids of the alerts to forget once they are sent
    /// @param held what holds those alerts that were not held before
    /// @param repeat whether all of it was told before
    record Message(
            @Nullable GroupState state, List<String> tell, List<String> gone, Map<String, Held> held, boolean repeat) {
        private static Message silent(@Nullable GroupState state) {
            return new Message(state, List.of(), List.of(), Map.of(), false);
        }
    }

    /// The group with an alert's new state.
    ///
    /// @param known the group so far; null if there is none
    /// @param changed whether there is something new about the alert since the receiver was told
    /// @return the group from now on; null if there is nothing to remember
    @Nullable
    GroupState add(@Nullable GroupState known, String alertId, boolean firing, boolean changed, Instant now) {
        Member before = known == null ? null : known.members().get(alertId);
        if (before == null) {
            return firing ? with(known, alertId, Member.NEW, now) : known; // resolved, and nobody was going to be told
        }
        if (before.firing() != firing) {
            return with(known, alertId, before.turned(), now);
        }
        boolean update = firing && changed && before.told() && !before.changed();
        return update ? with(known, alertId, new Member(true, true, true, before.held()), now) : known;
    }

    /// What a group whose time has come sends.
    ///
    /// @param holding tells what holds an alert, by its id
    Message flush(GroupState known, Instant now, Function<String, Optional<Held>> holding) {
        List<String> news = known.members().entrySet().stream()
                .filter(member -> member.getValue().isNews(sendResolved))
                .map(Map.Entry::getKey)
                .toList();
        if (!news.isEmpty()) {
            return send(known, news, now, holding, false);
        }
        if (known.members().isEmpty()) {
            return Message.silent(null);
        }
        Instant repeat = repeatAt(known);
        return repeat.isAfter(now)
                ? Message.silent(new GroupState(repeat, known.sentAt(), known.members()))
                : send(known, List.copyOf(known.members().keySet()), now, holding, true);
    }

    /// The group after something changed that may have held its alerts: looked at as soon as a message is allowed.
    GroupState wake(GroupState known, Instant now) {
        return new GroupState(earlier(known.nextAt(), allowed(known, now)), known.sentAt(), known.members());
    }

    private @Nullable GroupState with(@Nullable GroupState known, String alertId, Member member, Instant now) {
        SortedMap<String, Member> members = known == null ? new TreeMap<>() : new TreeMap<>(known.members());
        boolean nobodyWasTold = !member.firing() && !member.told() && member.held() != null;
        if (!nobodyWasTold && (member.firing() || member.isNews(sendResolved))) {
            members.put(alertId, member);
        } else {
            members.remove(alertId);
        }
        if (known == null) {
            return new GroupState(now.plus(waits.groupWait()), null, members);
        }
        Instant next = known.sentAt() == null ? now.plus(waits.groupWait()) : nextMessage(known.sentAt(), now);
        return new GroupState(earlier(known.nextAt(), next), known.sentAt(), members);
    }

    private Message send(
            GroupState known, List<String> due, Instant now, Function<String, Optional<Held>> holding, boolean repeat) {
        var held = new TreeMap<String, Held>();
        due.forEach(id -> holding.apply(id).ifPresent(by -> held.put(id, by)));
        List<String> tell = due.stream().filter(id -> !held.containsKey(id)).toList();
        var left = new TreeMap<String, Member>();
        known.members().forEach((id, member) -> {
            if (member.firing()) {
                left.put(id, held.containsKey(id) ? member.with(held.get(id)) : Member.KNOWN);
            }
        });
        List<String> gone = due.stream().filter(id -> !left.containsKey(id)).toList();
        Instant sentAt = tell.isEmpty() ? known.sentAt() : now;
        Instant next = now.plus(left.isEmpty() ? waits.groupInterval() : waits.repeatInterval());
        for (Held by : held.values()) {
            next = earlier(next, lookAgain(by, sentAt, now));
        }
        known.members().forEach((id, member) -> {
            if (member.held() != null) {
                held.remove(id);
            }
        });
        boolean forgotten = left.isEmpty() && sentAt == null;
        return new Message(forgotten ? null : new GroupState(next, sentAt, left), tell, gone, held, repeat);
    }

    private Instant lookAgain(Held by, @Nullable Instant sentAt, Instant now) {
        Instant over = by.until() == null || !by.until().isAfter(now) ? now.plus(LOOK_AGAIN) : by.until();
        Instant allowed = sentAt == null ? now : sentAt.plus(waits.groupInterval());
        return over.isAfter(allowed) ? over : allowed;
    }

    private Instant allowed(GroupState known, Instant now) {
        Instant allowed = known.sentAt() == null ? now : known.sentAt().plus(waits.groupInterval());
        return allowed.isAfter(now) ? allowed : now;
    }

    private Instant nextMessage(Instant sentAt, Instant now) {
        Instant waited = now.plus(waits.groupWait());
        Instant allowed = sentAt.plus(waits.groupInterval());
        return waited.isAfter(allowed) ? waited : allowed;
    }

    private Instant repeatAt(GroupState known) {
        Instant since = known.sentAt() == null ? known.nextAt() : known.sentAt();
        return since.plus(waits.repeatInterval());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
