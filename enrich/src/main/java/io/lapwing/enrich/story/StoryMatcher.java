package io.lapwing.enrich.story;

import io.lapwing.enrich.story.StoryIndex.Lookup;
import io.lapwing.enrich.story.fact.FactMatch;
import io.lapwing.record.ReportSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides which story a report belongs to. Within a script, words decide; across scripts, what reports say in any
/// language. How the numbers below were found stands in RATIONALE.md.
///
/// @param window how long after or before a story's reports further ones may join it
record StoryMatcher(Duration window, Weights weights) {

    /// What the decision is made of. A report joins where the sum is positive.
    ///
    /// @param member share of the nearest report's likeness in the likeness to the whole story
    /// @param threshold likeness that is needed
    /// @param brief what a report of no words is let off; less the more it has, up to 25
    /// @param covered for saying all that most of the story's reports say
    /// @param country for naming a country of the story
    /// @param conflict for naming countries, none of which the story names
    /// @param missed for a long report that names none of the names in most of the story's reports
    /// @param young for a story of one or two reports
    /// @param facts weight of common facts that is needed across scripts
    record Weights(
            double member,
            double threshold,
            double brief,
            double covered,
            double country,
            double conflict,
            double missed,
            double young,
            double facts) {
        static final Weights LEARNED = new Weights(0.27, 0.32, 0.22, 0.06, 0.06, -0.03, 0.26, 0.016, 7.8);
    }

    /// A name that is heard across scripts counts as facts of this weight.
    private static final double NAME = 2.5;

    private static final int BRIEF = 25;
    private static final int LONG = 60;
    private static final int SEVERAL = 3;

    StoryMatcher(Duration window) {
        this(window, Weights.LEARNED);
    }

    /// The story that fits best, if any fits.
    Optional<OpenStory> best(Lookup report, Collection<OpenStory> stories) {
        OpenStory best = null;
        double highest = 0;
        for (OpenStory story : stories) {
            double fit = isNear(report.candidate().signal().getReport(), story) ? fit(report, story) : 0;
            if (fit > highest) {
                highest = fit;
                best = story;
            }
        }
        return Optional.ofNullable(best);
    }

    /// How well it fits; 0 or less if it does not.
    private double fit(Lookup report, OpenStory story) {
        boolean sameScript = (report.candidate().script() & story.profile().scripts()) != 0;
        double words = sameScript ? wordFit(report, story) : 0;
        return words > 0 || story.profile().scripts() == report.candidate().script()
                ? words
                : factFit(report, story.profile());
    }

    private double wordFit(Lookup report, OpenStory story) {
        Profile profile = story.profile();
        Terms terms = report.candidate().terms();
        double nearest = 0;
        for (WordBag member : profile.members()) {
            nearest = Math.max(nearest, report.bag().cosine(member));
        }
        double all = report.bag().cosine(profile.words().bag());
        double fit = weights.member * nearest + (1 - weights.member) * all - weights.threshold;
        fit += weights.brief * Math.max(0, 1 - (double) terms.distinct() / BRIEF);
        fit += country(report.candidate().signal().getCountries(), profile.countries());
        if (story.story().getReports() < SEVERAL) {
            return fit + weights.young;
        }
        fit += weights.covered
                * profile.words().covered(report.bag(), story.story().getReports());
        double length = Math.min(1, (double) terms.length() / LONG);
        return fit
                - weights.missed
                        * length
                        * profile.words().namesMissed(terms.all(), story.story().getReports());
    }

    private double country(List<String> named, List<String> known) {
        if (named.isEmpty() || known.isEmpty()) {
            return 0;
        }
        return Collections.disjoint(named, known) ? weights.conflict : weights.country;
    }

    private double factFit(Lookup report, Profile profile) {
        var match = FactMatch.compare(report.facts(), profile.facts());
        return (match.shared() + NAME * match.names() - weights.facts) / weights.facts;
    }

    /// Where both have publication times, these decide; else when they came in.
    private boolean isNear(ReportSummary report, OpenStory open) {
        @Nullable Instant published = report.getPublishedAt();
        List<Instant> known = open.profile().published();
        if (published != null && !known.isEmpty()) {
            return isWithin(published, known.getFirst(), known.getLast());
        }
        return isWithin(
                report.getFetchedAt(), open.story().getFirstSeen(), open.story().getLastSeen());
    }

    private boolean isWithin(Instant time, Instant from, Instant to) {
        return !time.isAfter(to.plus(window)) && !time.isBefore(from.minus(window));
    }
}
