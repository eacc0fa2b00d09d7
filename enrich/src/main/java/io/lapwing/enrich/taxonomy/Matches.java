package io.lapwing.enrich.taxonomy;

import java.util.Arrays;

/// The matches of one layer in one text, in reading order. Offsets are in UTF-16 units; [Reading#span] turns them into
/// code points.
public final class Matches {
    private static final int WIDTH = 3;
    private static final int[] NONE = {};

    private final Layer layer;
    private final Lexicon lexicon;
    private int[] data = NONE;
    private int size;

    /// End of what the matches before the current start cover.
    private int covered;
    /// The current start.
    private int current = -1;
    /// Number of matches before the current start.
    private int mark;
    /// End of the longest match at the current start.
    private int longest;

    Matches(Layer layer, Lexicon lexicon) {
        this.layer = layer;
        this.lexicon = lexicon;
    }

    /// Number of matches; one term may stand for several targets.
    public int size() {
        return size;
    }

    /// First unit of a match.
    public int start(int match) {
        return data[WIDTH * match];
    }

    /// Unit after the last of a match.
    public int end(int match) {
        return data[WIDTH * match + 1];
    }

    /// Number of the term in the lexicon.
    public int term(int match) {
        return data[WIDTH * match + 2];
    }

    /// Numbers of what the term stands for; not to be changed.
    public int[] targets(int match) {
        return lexicon.targets(term(match), layer);
    }

    /// Takes a match; starts come in ascending order. At one start a longer match replaces shorter ones, and what lies
    /// inside a match that began earlier is dropped.
    void add(int start, int end, int term) {
        if (start != current) {
            covered = Math.max(covered, longest);
            current = start;
            mark = size;
            longest = 0;
        }
        if (end < longest || end <= covered) {
            return;
        }
        if (end > longest) {
            size = mark;
            longest = end;
        }
        if (WIDTH * size == data.length) {
            data = Arrays.copyOf(data, Math.max(WIDTH * 8, 2 * data.length));
        }
        data[WIDTH * size] = start;
        data[WIDTH * size + 1] = end;
        data[WIDTH * size + 2] = term;
        size++;
    }
}
