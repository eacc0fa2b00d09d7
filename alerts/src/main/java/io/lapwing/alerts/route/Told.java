package io.lapwing.alerts.route;

import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Severity;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a receiver has been told of one alert. Bounded: of a long story the latest publishers and reports are kept.
///
/// @param at when it was told last
/// @param severity severity that it was told
/// @param value value that it was told
/// @param publishers publishers that it was told of, oldest first
/// @param reports ids of the reports that it was told of, oldest first
/// @param chinese whether one of them was in Chinese
/// @param other whether one of them was in another language
record Told(
        Instant at,
        Severity severity,
        double value,
        List<String> publishers,
        List<String> reports,
        boolean chinese,
        boolean other) {
    private static final int MOST = 100;

    /// What the receiver knows once it is told of an alert.
    static Told after(@Nullable Told before, Alert alert, Instant now) {
        List<AlertEvidence> evidence = alert.getEvidence();
        boolean chinese = evidence.stream().anyMatch(Told::isChinese);
        boolean other = evidence.stream().anyMatch(each -> !isChinese(each));
        return new Told(
                now,
                alert.getSeverity(),
                alert.getValue(),
                joined(before == null ? List.of() : before.publishers(), evidence, AlertEvidence::getPublisher),
                joined(before == null ? List.of() : before.reports(), evidence, AlertEvidence::getReportId),
                chinese || before != null && before.chinese(),
                other || before != null && before.other());
    }

    /// Whether a report's title is in Chinese: Han characters and no kana or hangul.
    static boolean isChinese(AlertEvidence evidence) {
        Set<Character.UnicodeScript> scripts = new LinkedHashSet<>();
        evidence.getTitle().codePoints().mapToObj(Character.UnicodeScript::of).forEach(scripts::add);
        return scripts.contains(Character.UnicodeScript.HAN)
                && !scripts.contains(Character.UnicodeScript.HIRAGANA)
                && !scripts.contains(Character.UnicodeScript.KATAKANA)
                && !scripts.contains(Character.UnicodeScript.HANGUL);
    }

    private static List<String> joined(
            List<String> before, List<AlertEvidence> evidence, Function<AlertEvidence, String> part) {
        var all = new LinkedHashSet<>(before);
        evidence.reversed().forEach(each -> all.add(part.apply(each)));
        List<String> list = List.copyOf(all);
        return list.subList(Math.max(0, list.size() - MOST), list.size());
    }
}
