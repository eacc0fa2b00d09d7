package io.lapwing.enrich.taxonomy;

import io.lapwing.record.Field;
import io.lapwing.record.Span;
import org.jspecify.annotations.Nullable;

/// What the lexicon finds in one field of a clean report.
public final class Reading {
    private final Field field;
    private final String text;
    private final char[] folded;
    private final Matches[] layers;
    /// Code points before each unit; null where units are code points.
    private final int @Nullable [] codePoints;

    Reading(Field field, String text, char[] folded, Matches[] layers) {
        this.field = field;
        this.text = text;
        this.folded = folded;
        this.layers = layers;
        this.codePoints = codePoints(text);
    }

    /// The field.
    public Field field() {
        return field;
    }

    /// Its clean text.
    public String text() {
        return text;
    }

    /// The text as [Fold] folds it, unit by unit; not to be changed.
    public char[] folded() {
        return folded;
    }

    /// The matches of one layer.
    public Matches matches(Layer layer) {
        return layers[layer.place()];
    }

    /// Offset in code points of an offset in UTF-16 units.
    public int codePoint(int unit) {
        return codePoints == null ? unit : codePoints[unit];
    }

    /// A span in code points.
    ///
    /// @param start first UTF-16 unit
    /// @param end unit after the last
    public Span span(int start, int end) {
        return new Span(field, codePoint(start), codePoint(end));
    }

    private static int @Nullable [] codePoints(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return null;
        }
        int[] offsets = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            boolean second = Character.isLowSurrogate(text.charAt(i));
            offsets[i + 1] = offsets[i] + (second ? 0 : 1);
        }
        return offsets;
    }
}
