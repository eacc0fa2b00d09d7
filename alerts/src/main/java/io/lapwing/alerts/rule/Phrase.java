package io.lapwing.alerts.rule;

import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Signal;
import java.util.Comparator;
import java.util.Optional;

/// The passage of a report that matched, with a few words around it.
final class Phrase {
    private static final String GAP = "…";
    private static final int AROUND = 60;
    private static final int MAX_TERM = 120;
    /// How far a cut may move to fall between two words.
    private static final int REACH = 15;

    private Phrase() {}

    /// The passage around the strongest match; empty if there is no match.
    static String of(Signal signal) {
        Optional<Evidence> strongest =
                signal.getEvidence().stream().max(Comparator.comparingDouble(Evidence::getWeight));
        return strongest.map(evidence -> around(signal, evidence)).orElse("");
    }

    /// At most so many code points, with a mark where something was cut off.
    static String shorten(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, most - 1)).stripTrailing() + GAP;
    }

    private static String around(Signal signal, Evidence evidence) {
        String text = evidence.getField() == Field.TITLE ? signal.getReport().getTitle() : signal.getExcerpt();
        int[] points = text.codePoints().toArray();
        boolean inside = evidence.getStart() >= 0
                && evidence.getStart() < evidence.getEnd()
                && evidence.getEnd() <= points.length;
        if (!inside) {
            return shorten(evidence.getTerm(), MAX_TERM); // the match lies behind the excerpt
        }
        int end = Math.min(evidence.getEnd(), evidence.getStart() + MAX_TERM);
        int from = backToWord(points, evidence.getStart() - AROUND);
        int to = onToWord(points, end + AROUND);
        String passage = new String(points, from, to - from).strip().replaceAll("\\s+", " ");
        return (from > 0 ? GAP : "") + passage + (to < points.length ? GAP : "");
    }

    private static int backToWord(int[] points, int at) {
        if (at <= 0) {
            return 0;
        }
        for (int i = at; i < at + REACH; i++) {
            if (Character.isWhitespace(points[i])) {
                return i + 1;
            }
        }
        return at;
    }

    private static int onToWord(int[] points, int at) {
        if (at >= points.length) {
            return points.length;
        }
        for (int i = at; i > at - REACH; i--) {
            if (Character.isWhitespace(points[i])) {
                return i;
            }
        }
        return at;
    }
}
