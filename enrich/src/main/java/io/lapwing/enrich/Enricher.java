package io.lapwing.enrich;

import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.entity.AmountExtractor;
import io.lapwing.enrich.entity.EntityExtractor;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.Languages;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.enrich.theme.ThemeClassifier;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Outcome;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import io.lapwing.record.ThemeScore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a raw report into an enriched one. A function of its arguments: it reads no clock, keeps no state and never
/// fails on what a report holds. Safe for use by several threads.
public final class Enricher {
    private final Taxonomy taxonomy;
    private final TextCleaner cleaner;
    private final Timeliness timeliness;
    private final Languages languages = new Languages();
    private final ThemeClassifier themes;
    private final EntityExtractor entities;
    private final AmountExtractor amounts = new AmountExtractor();

    /// @param taxonomy what to classify by
    /// @param cleaner how to clean titles and bodies
    /// @param maxAge reports published longer than this before they were fetched are stale
    public Enricher(Taxonomy taxonomy, TextCleaner cleaner, Duration maxAge) {
        this.taxonomy = taxonomy;
        this.cleaner = cleaner;
        this.timeliness = new Timeliness(maxAge);
        this.themes = new ThemeClassifier(taxonomy);
        this.entities = new EntityExtractor(taxonomy);
    }

    /// The scores of a title and text for the themes that have any evidence in them, strongest first. Whether a score
    /// is enough is told by [io.lapwing.enrich.taxonomy.Theme#isReached].
    ///
    /// @param title may hold markup, may be empty
    /// @param text may hold markup, may be empty
    public List<ThemeScore> classify(String title, String text) {
        List<Reading> readings = taxonomy.read(cleaner.title(title), cleaner.text(text));
        return themes.classify(readings, taxonomy.presence(readings));
    }

    /// Cleans, classifies and extracts.
    ///
    /// @param raw the report
    /// @param sighting whether it was seen before
    /// @param now becomes `enrichedAt`
    public Enrichment enrich(RawReport raw, Sighting sighting, Instant now) {
        String title = cleaner.title(raw.getTitle());
        TextCleaner.Body body = cleaner.body(raw.getBody());
        String text = body.text();
        @Nullable Instant published = timeliness.plausible(raw.getPublishedAt(), raw.getFetchedAt());
        var report = new EnrichedReport();
        report.setId(raw.getId());
        report.setRevision(raw.getRevision());
        report.setOrigin(raw.getOrigin());
        report.setUrl(raw.getUrl());
        report.setTitle(title);
        report.setText(text);
        report.setTextCut(body.cut());
        report.setLanguage(languages.of(title, text, raw.getLanguage()));
        report.setTaxonomyVersion(taxonomy.version());
        report.setPublishedAt(published);
        report.setFetchedAt(raw.getFetchedAt());
        report.setEnrichedAt(now);
        if (sighting instanceof Sighting.Repeat repeat) {
            report.setDuplicateOf(repeat.id());
            return unclassified(report, Outcome.DUPLICATE, OutcomeReasons.duplicate(raw.getId(), repeat.id()));
        }
        if (timeliness.isStale(published, raw.getFetchedAt())) {
            return unclassified(
                    report, Outcome.STALE, OutcomeReasons.stale(published, raw.getFetchedAt(), timeliness.maxAge()));
        }
        return classified(report, sighting, taxonomy.read(title, text));
    }

    /// A report as a signal of one theme, whatever its score for it: cleaned, and with what it names. For measuring how
    /// reports are joined into stories.
    ///
    /// @param raw the report
    /// @param theme id of the theme
    public Signal signal(RawReport raw, String theme) {
        EnrichedReport report =
                enrich(raw, Sighting.first(), raw.getFetchedAt()).report();
        return Signals.of(report, new ThemeScore(theme, 0.0, List.of(), List.of()));
    }

    private static Enrichment unclassified(EnrichedReport report, Outcome outcome, String reason) {
        report.setOutcome(outcome);
        report.setOutcomeReason(reason);
        report.setThemes(List.of());
        report.setEntities(List.of());
        report.setAmounts(List.of());
        report.setCountries(List.of());
        return new Enrichment(report, List.of(), List.of());
    }

    private Enrichment classified(EnrichedReport report, Sighting sighting, List<Reading> readings) {
        Presence presence = taxonomy.presence(readings);
        List<ThemeScore> scores = themes.classify(readings, presence);
        report.setThemes(scores);
        report.setEntities(entities.entities(readings, presence));
        report.setAmounts(amounts.amounts(readings));
        report.setCountries(entities.countries(readings));
        List<ThemeScore> reached = reached(scores);
        String reason = OutcomeReasons.themes(scores, reached, taxonomy);
        if (sighting instanceof Sighting.Edit edit) {
            report.setOutcome(Outcome.REVISION);
            report.setDuplicateOf(edit.id());
            report.setOutcomeReason(OutcomeReasons.revision(reason));
            return enrichment(report, reached, edit.themes());
        }
        report.setOutcome(reached.isEmpty() ? Outcome.OFF_THEME : Outcome.ON_THEME);
        report.setOutcomeReason(reason);
        return enrichment(report, reached, Set.of());
    }

    private List<ThemeScore> reached(List<ThemeScore> scores) {
        var reached = new ArrayList<ThemeScore>(scores.size());
        for (ThemeScore score : scores) {
            if (taxonomy.theme(score.getTheme()).isReached(score.getScore())) {
                reached.add(score);
            }
        }
        return reached;
    }

    /// With a signal for each theme that is reached and was not signalled before.
    private static Enrichment enrichment(EnrichedReport report, List<ThemeScore> reached, Set<String> signalled) {
        var themes = new ArrayList<String>(reached.size());
        var signals = new ArrayList<Signal>(reached.size());
        for (ThemeScore score : reached) {
            themes.add(score.getTheme());
            if (!signalled.contains(score.getTheme())) {
                signals.add(Signals.of(report, score));
            }
        }
        return new Enrichment(report, themes, signals);
    }
}
