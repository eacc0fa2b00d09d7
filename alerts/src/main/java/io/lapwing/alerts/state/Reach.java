package io.lapwing.alerts.state;

import io.lapwing.record.Alert;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// How far what an alert tells has spread.
///
/// @param origins independent publishers
/// @param languages languages of its reports, in order of the first
/// @param official whether an official source is among them
public record Reach(int origins, List<String> languages, boolean official) {
    public Reach {
        languages = List.copyOf(languages);
    }

    /// Of an alert as it stands.
    public static Reach of(Alert alert) {
        return new Reach(alert.getOrigins(), alert.getLanguages(), alert.getOfficial());
    }

    /// Where it has spread to since, such as `+2 independent publishers` and `first Chinese-language source`; empty if
    /// nowhere.
    public List<String> since(Reach before) {
        var news = new ArrayList<String>();
        int more = origins - before.origins;
        if (more > 0) {
            news.add("+" + more + " independent publisher" + (more == 1 ? "" : "s"));
        }
        languages.stream()
                .filter(language -> !before.languages.contains(language))
                .forEach(language -> news.add("first " + name(language) + "-language source"));
        if (official && !before.official) {
            news.add("first official source");
        }
        return news;
    }

    private static String name(String language) {
        return Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    }
}
