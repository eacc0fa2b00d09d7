package io.lapwing.alerts.route;

import io.lapwing.record.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A silence with its conditions compiled.
///
/// @param silence the record
/// @param matchers its conditions; all must hold
public record CompiledSilence(Silence silence, List<LabelMatcher> matchers) {
    /// How far a silence has come.
    public enum State {
        /// Its time has not come yet.
        PENDING,
        /// It is in force.
        ACTIVE,
        /// Its time is over.
        EXPIRED
    }

    /// Compiles a silence.
    ///
    /// @throws IllegalArgumentException if one of its regular expressions cannot be read
    public static CompiledSilence of(Silence silence) {
        return new CompiledSilence(
                silence, silence.getMatchers().stream().map(LabelMatcher::of).toList());
    }

    /// How far it has come: in force from its start on, and no longer at its end.
    public State state(Instant now) {
        if (!silence.getEndsAt().isAfter(now)) {
            return State.EXPIRED;
        }
        return silence.getStartsAt().isAfter(now) ? State.PENDING : State.ACTIVE;
    }

    /// Whether it silences an alert with these labels at a time.
    public boolean holds(Map<String, String> labels, Instant now) {
        return state(now) == State.ACTIVE && matchers.stream().allMatch(matcher -> matcher.matches(labels));
    }
}
