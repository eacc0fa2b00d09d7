package io.lapwing.alerts.rule;

import io.lapwing.record.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is new about an alert, for whoever knows an earlier state of it.
public final class News {
    private News() {}

    /// Such as `+2 independent publishers, first Chinese-language source`; empty if nothing is.
    ///
    /// @param before the state that is known
    /// @param now the present state of the same alert
    public static String since(Alert before, Alert now) {
        return between(coverage(before), coverage(now));
    }

    static String between(Coverage before, Coverage now) {
        var news = new ArrayList<String>();
        int origins = now.origins() - before.origins();
        int reports = now.reports() - before.reports();
        if (origins > 0) {
            news.add("+" + origins + " independent " + plural(origins, "publisher"));
        } else if (reports > 0) {
            news.add("+" + reports + " " + plural(reports, "report"));
        }
        now.languages().stream()
                .filter(language -> !before.languages().contains(language))
                .forEach(language -> news.add("first " + name(language) + "-language source"));
        if (now.official() && !before.official()) {
            news.add("first official source");
        }
        return String.join(", ", news);
    }

    private static Coverage coverage(Alert alert) {
        return new Coverage(
                alert.getReports(),
                java.util.Set.of(),
                alert.getOrigins(),
                List.copyOf(alert.getLanguages()),
                alert.getOfficial());
    }

    private static String name(String language) {
        return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    }

    private static String plural(int number, String word) {
        return number == 1 ? word : word + "s";
    }
}
