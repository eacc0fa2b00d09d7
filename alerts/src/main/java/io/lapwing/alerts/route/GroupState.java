package io.lapwing.alerts.route;

import java.time.Instant;
import java.util.Collections;
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
    record Member(boolean firing, boolean told) {
        /// Whether there is something about it that the receiver does not know and should.
        boolean isNews(boolean sendResolved) {
            return !told || (!firing && sendResolved);
        }
    }
}
