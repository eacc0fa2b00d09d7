package io.lapwing.alerts.route;

import io.lapwing.alerts.route.GroupState.Member;
import io.lapwing.alerts.route.Route.Waits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Decides when the alerts of a group are sent, and which. A message tells what the receiver does not know yet; a
/// repeat
/// tells all that fires on. An alert that was resolved before it could be told is told all the same.
///
/// @param waits when messages go out
/// @param sendResolved whether the receiver is told when an alert is resolved
record Grouping(Waits waits, boolean sendResolved) {

    /// What to send and what to remember.
    ///
    /// @param state the group from now on; null to forget it
    /// @param tell ids of the alerts to send, by id
    /// @param gone ids of the alerts to forget once they are sent
    record Message(@Nullable GroupState state, List<String> tell, List<String> gone) {}

    /// The group with an alert's new status.
    ///
    /// @param known the group so far; null if there is none
    /// @return the group from now on; null if there is nothing to remember
    @Nullable
    GroupState add(@Nullable GroupState known, String alertId, boolean firing, Instant now) {
        Member before = known == null ? null : known.members().get(alertId);
        if (before == null && !firing) {
            return known; // resolved, and nobody was going to be told
        }
        if (before != null && before.firing() == firing) {
            return known;
        }
        var member = new Member(firing, before != null && before.told());
        SortedMap<String, Member> members = known == null ? new TreeMap<>() : new TreeMap<>(known.members());
        if (firing || member.isNews(sendResolved)) {
            members.put(alertId, member);
        } else {
            members.remove(alertId);
        }
        if (known == null) {
            return new GroupState(now.plus(waits.groupWait()), null, members);
        }
        Instant next = known.sentAt() == null ? known.nextAt() : nextMessage(known.sentAt(), now);
        return new GroupState(earlier(known.nextAt(), next), known.sentAt(), members);
    }

    /// What a group whose time has come sends.
    Message flush(GroupState known, Instant now) {
        List<String> news = known.members().entrySet().stream()
                .filter(member -> member.getValue().isNews(sendResolved))
                .map(Map.Entry::getKey)
                .toList();
        if (!news.isEmpty()) {
            return send(known, news, now);
        }
        if (known.members().isEmpty()) {
            return new Message(null, List.of(), List.of());
        }
        Instant repeat = repeatAt(known);
        return repeat.isAfter(now)
                ? new Message(new GroupState(repeat, known.sentAt(), known.members()), List.of(), List.of())
                : send(known, List.copyOf(known.members().keySet()), now);
    }

    private Message send(GroupState known, List<String> tell, Instant now) {
        var left = new TreeMap<String, Member>();
        known.members().forEach((id, member) -> {
            if (member.firing()) {
                left.put(id, new Member(true, true));
            }
        });
        List<String> gone = tell.stream().filter(id -> !left.containsKey(id)).toList();
        Instant next = now.plus(left.isEmpty() ? waits.groupInterval() : waits.repeatInterval());
        return new Message(new GroupState(next, now, left), tell, gone);
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
