package io.lapwing.alerts.route;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What is remembered of one group on its way to one receiver.
///
/// @param nextAt when to look whether something is to be sent
/// @param sentAt when its last message was sent, if one was
/// @param members its alerts by alert id
record GroupState(Instant nextAt, @Nullable Instant sentAt, SortedMap<String, Member> members) {
    GroupState {
        members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
    }

    /// One alert of the group.
    ///
    /// @param firing whether it fires still
    /// @param told whether the receiver knows of it
    /// @param changed whether there is something new about it since the receiver was told
    /// @param held what held it when it was last due, in words; null if nothing did
    record Member(
            boolean firing,
            boolean told,
            boolean changed,
            @Nullable String held) {
        static final Member NEW = new Member(true, false, false, null);
        static final Member KNOWN = new Member(true, true, false, null);

        /// Whether there is something about it that the receiver does not know and should.
        boolean isNews(boolean sendResolved) {
            return !told || (firing ? changed : sendResolved);
        }

        Member with(Held by) {
            return new Member(firing, told, changed, by.words());
        }

        /// Firing if it was resolved, and resolved if it fired.
        Member turned() {
            return new Member(!firing, told, changed, held);
        }
    }

    /// The group without some of its alerts.
    GroupState without(List<String> alertIds) {
        var left = new TreeMap<>(members);
        alertIds.forEach(left::remove);
        return new GroupState(nextAt, sentAt, left);
    }

    /// Whether something holds one of its alerts.
    boolean anyHeld() {
        return members.values().stream().anyMatch(member -> member.held() != null);
    }
}
