package io.lapwing.enrich;

import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.record.ThemeScore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One sentence on why a report has its outcome.
final class OutcomeReasons {
    private OutcomeReasons() {}

    static String duplicate(String id, String first) {
        return id.equals(first)
                ? "This version of the report was seen before."
                : "Another source gave this address or this content before.";
    }

    static String stale(@Nullable Instant published, Instant fetched, Duration maxAge) {
        return "Published on " + day(published) + ", fetched on " + day(fetched) + ", later than the " + maxAge.toDays()
                + " days after which a report is no longer news.";
    }

    static String revision(String themes) {
        return "Edited since it was first seen; " + Character.toLowerCase(themes.charAt(0)) + themes.substring(1);
    }

    /// @param scores of all themes with evidence, strongest first
    /// @param reached those that are enough
    static String themes(List<ThemeScore> scores, List<ThemeScore> reached, Taxonomy taxonomy) {
        if (!reached.isEmpty()) {
            var reason = new StringBuilder("Reaches ");
            for (ThemeScore score : reached) {
                reason.append(score == reached.getFirst() ? "" : " and ").append(figures(score, taxonomy));
            }
            return reason.append('.').toString();
        }
        return scores.isEmpty()
                ? "No concept of any theme counts in it."
                : "Reaches no theme; the nearest is " + figures(scores.getFirst(), taxonomy) + ".";
    }

    private static String figures(ThemeScore score, Taxonomy taxonomy) {
        return score.getTheme() + " (" + rounded(score.getScore()) + ", threshold "
                + rounded(taxonomy.theme(score.getTheme()).threshold()) + ")";
    }

    /// Rounded down, so that a score below the threshold never looks like one that reaches it.
    private static String rounded(double value) {
        int hundredths = (int) (value * 100 + 1e-9);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }

    private static String day(@Nullable Instant instant) {
        return instant == null
                ? "an unknown day"
                : instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
