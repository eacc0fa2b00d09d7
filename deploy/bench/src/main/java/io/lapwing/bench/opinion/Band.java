package io.lapwing.bench.opinion;

import io.lapwing.enrich.taxonomy.Theme;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The scores around a theme's threshold for which the model decides, from `threshold - below` up to but without
/// `threshold + above`.
///
/// @param below at least 0
/// @param above at least 0
record Band(double below, double above) {
    /// The taxonomy decides everything.
    static final Band NONE = new Band(0, 0);
    /// The model decides everything.
    static final Band ALL = new Band(1, 2);

    private static final double[] WIDTHS = {0, 0.1, 0.2, 0.3, 0.4, 0.5};
    private static final double LIKELY = 0.5;

    /// Every band that may be chosen, the narrowest first, so that of equally good ones the narrowest is taken. Half
    /// below takes in reports without any evidence at a threshold of 0.5.
    static List<Band> candidates() {
        var bands = new ArrayList<Band>();
        for (double below : WIDTHS) {
            for (double above : WIDTHS) {
                bands.add(new Band(below, above));
            }
        }
        bands.sort(Comparator.comparingDouble(band -> band.below + band.above));
        return bands;
    }

    /// The candidate with the highest micro-F1.
    static Band best(Collection<Opinion> opinions, Collection<Theme> themes) {
        Band best = NONE;
        double highest = -1;
        for (Band band : candidates()) {
            double f1 = f1(opinions, themes, band);
            if (f1 > highest) {
                highest = f1;
                best = band;
            }
        }
        return best;
    }

    private static double f1(Collection<Opinion> opinions, Collection<Theme> themes, Band band) {
        int hits = 0;
        int errors = 0;
        for (Opinion opinion : opinions) {
            for (Theme theme : themes) {
                boolean labelled = opinion.about().sample().report().themes().contains(theme.id());
                boolean found = band.isOn(theme, opinion);
                hits += labelled && found ? 1 : 0;
                errors += labelled == found ? 0 : 1;
            }
        }
        return hits + errors == 0 ? 1 : 2.0 * hits / (2.0 * hits + errors);
    }

    /// The themes that taxonomy and model together put a report under.
    Set<String> themes(Collection<Theme> themes, Opinion opinion) {
        return themes.stream()
                .filter(theme -> isOn(theme, opinion))
                .map(Theme::id)
                .collect(Collectors.toSet());
    }

    private boolean isOn(Theme theme, Opinion opinion) {
        double score = opinion.about().score(theme.id());
        boolean borderline = score >= theme.threshold() - below && score < theme.threshold() + above;
        return borderline ? opinion.probabilities().getOrDefault(theme.id(), 0.0) >= LIKELY : theme.isReached(score);
    }

    @Override
    public String toString() {
        return equals(NONE) ? "none" : String.format(Locale.ROOT, "-%.1f..+%.1f", below, above);
    }
}
