package io.lapwing.bench;

import io.lapwing.enrich.Enrichment;
import io.lapwing.record.Amount;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Signal;
import io.lapwing.record.Span;
import io.lapwing.record.ThemeScore;
import java.util.List;
import java.util.regex.Pattern;

/// What must hold of every enriched report, whatever came in.
final class Soundness {
    private static final Pattern SPELT = Pattern.compile("million|billion|trillion", Pattern.CASE_INSENSITIVE);

    private final EnrichedReport report;

    private Soundness(EnrichedReport report) {
        this.report = report;
    }

    /// @throws IllegalStateException naming what does not hold
    static void check(Enrichment enrichment) {
        var soundness = new Soundness(enrichment.report());
        soundness.scores(enrichment.report().getThemes());
        soundness.words(enrichment.report().getTitle());
        soundness.words(enrichment.report().getText());
        enrichment.report().getEntities().stream()
                .map(Entity::getSpans)
                .forEach(spans -> spans.forEach(soundness::cut));
        enrichment.report().getAmounts().forEach(soundness::amount);
        enrichment.signals().stream().map(Signal::getScore).forEach(Soundness::score);
    }

    private void scores(List<ThemeScore> themes) {
        for (ThemeScore theme : themes) {
            score(theme.getScore());
            require(!theme.getEvidence().isEmpty(), "the theme " + theme.getTheme() + " has no evidence");
            theme.getEvidence().forEach(this::evidence);
        }
    }

    private static void score(double score) {
        require(score >= 0 && score <= 1, "a score is " + score);
    }

    private void evidence(Evidence evidence) {
        String words = cut(new Span(evidence.getField(), evidence.getStart(), evidence.getEnd()));
        require(words.equals(evidence.getTerm()), "'" + evidence.getTerm() + "' is cited but '" + words + "' is there");
        score(evidence.getWeight());
    }

    private void amount(Amount amount) {
        require(Double.isFinite(amount.getValue()) && amount.getValue() >= 0, "an amount is " + amount.getValue());
        String words = cut(amount.getSpan());
        require(holdsNumber(words), "no number in " + words);
    }

    /// Digits, a Chinese number, or an English power of ten, which is how sums are written out.
    private static boolean holdsNumber(String words) {
        return words.codePoints().anyMatch(c -> Character.isDigit(c) || "零一二两三四五六七八九十百千万亿兆半数几".indexOf(c) >= 0)
                || SPELT.matcher(words).find();
    }

    /// The words of a span; never empty, never beginning or ending in space.
    private String cut(Span span) {
        String text = span.getField() == Field.TITLE ? report.getTitle() : report.getText();
        int length = text.codePointCount(0, text.length());
        require(
                span.getStart() >= 0 && span.getStart() < span.getEnd() && span.getEnd() <= length,
                "a span is " + span + " in " + length + " code points");
        int from = text.offsetByCodePoints(0, span.getStart());
        String words = text.substring(from, text.offsetByCodePoints(from, span.getEnd() - span.getStart()));
        require(words.strip().equals(words), "a span takes in space: '" + words + "'");
        return words;
    }

    private void words(String text) {
        for (int i = 0, width; i < text.length(); i += width) {
            int c = text.codePointAt(i);
            width = Character.charCount(c);
            require(Character.getType(c) != Character.SURROGATE, "a lone surrogate is left");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
