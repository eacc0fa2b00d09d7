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
        int start = evidence.getStart();
        boolean inside = start >= 0 && start < evidence.getEnd() && has(text, evidence.getEnd());
        if (!inside) {
            return shorten(evidence.getTerm(), MAX_TERM); // the match lies behind the excerpt
        }
        // Only what lies around the match is looked at: it is done for each signal that a rule is met by.
        int first = Math.max(0, start - AROUND);
        int end = Math.min(evidence.getEnd(), start + MAX_TERM);
        int begin = text.offsetByCodePoints(0, first);
        int wanted = end + AROUND - first;
        boolean toEnd = !has(text, begin, wanted + 1);
        int stop = toEnd ? text.length() : text.offsetByCodePoints(begin, wanted + 1);
        int[] points = text.substring(begin, stop).codePoints().toArray();
        int from = first == 0 ? 0 : backToWord(points, 0);
        int to = onToWord(points, toEnd ? points.length : wanted);
        String passage = plain(points, from, to);
        return (first > 0 || from > 0 ? GAP : "") + passage + (toEnd && to == points.length ? "" : GAP);
    }

    /// With each stretch of white space as one space, and none at the ends.
    private static String plain(int[] points, int from, int to) {
        var passage = new StringBuilder(to - from);
        boolean gap = false;
        for (int i = from; i < to; i++) {
            if (Character.isWhitespace(points[i])) {
                gap = !passage.isEmpty();
            } else {
                passage.append(gap ? " " : "").appendCodePoint(points[i]);
                gap = false;
            }
        }
        return passage.toString();
    }

    private static boolean has(String text, int points) {
        return has(text, 0, points);
    }

    /// Whether a text has so many code points from an index on.
    private static boolean has(String text, int index, int points) {
        return text.length() - index >= 2 * points || text.codePointCount(index, text.length()) >= points;
    }

    private static int backToWord(int[] points, int at) {
        for (int i = at; i < Math.min(at + REACH, points.length); i++) {
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
