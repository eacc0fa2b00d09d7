package io.lapwing.alerts.suppress;

import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.record.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// A silence as the API shows it.
///
/// @param id its id
/// @param state `pending`, `active` or `expired`
/// @param matchers its conditions
/// @param startsAt from when, ISO 8601
/// @param endsAt until when, ISO 8601
/// @param createdBy who set it
/// @param comment why
record SilenceView(
        String id,
        String state,
        List<String> matchers,
        String startsAt,
        String endsAt,
        String createdBy,
        String comment) {

    static SilenceView of(CompiledSilence compiled, Instant now) {
        Silence silence = compiled.silence();
        return new SilenceView(
                silence.getId(),
                compiled.state(now).name().toLowerCase(Locale.ROOT),
                compiled.matchers().stream().map(LabelMatcher::toString).toList(),
                silence.getStartsAt().toString(),
                silence.getEndsAt().toString(),
                silence.getCreatedBy(),
                silence.getComment());
    }
}
