package io.lapwing.enrich.taxonomy;

import io.lapwing.record.Field;
import java.util.List;

/// Which concepts and contexts a report mentions at all, by their numbers.
public final class Presence {
    /// In a count: whether one of the terms is in the title.
    private static final int IN_TITLE = 1 << 31;

    /// Different terms by number, with [#IN_TITLE].
    private final int[] terms;

    private Presence(int size) {
        terms = new int[size];
    }

    /// What is present in a title and a text.
    static Presence of(Taxonomy taxonomy, List<Reading> readings) {
        var presence = new Presence(taxonomy.presences());
        int matches = 0;
        for (Reading reading : readings) {
            matches += reading.matches(Layer.THEMES).size();
        }
        var seen = new TermSet(matches);
        for (Reading reading : readings) {
            presence.count(reading, seen);
        }
        return presence;
    }

    private void count(Reading reading, TermSet seen) {
        Matches matches = reading.matches(Layer.THEMES);
        for (int match = 0; match < matches.size(); match++) {
            int[] targets = matches.targets(match);
            boolean fresh = seen.add(matches.term(match));
            // Two spellings of a term, such as the plural given by itself, can match the same words; they are one term.
            boolean sameWords = match > 0 && matches.start(match - 1) == matches.start(match);
            for (int target : targets) {
                if (fresh && !(sameWords && contains(matches.targets(match - 1), target))) {
                    terms[target]++;
                }
                if (reading.field() == Field.TITLE) {
                    terms[target] |= IN_TITLE;
                }
            }
        }
    }

    private static boolean contains(int[] numbers, int number) {
        for (int one : numbers) {
            if (one == number) {
                return true;
            }
        }
        return false;
    }

    /// How many different terms of a concept or context there are.
    public int terms(int number) {
        return terms[number] & ~IN_TITLE;
    }

    /// Whether one of them is in the title.
    public boolean inTitle(int number) {
        return (terms[number] & IN_TITLE) != 0;
    }

    /// Whether one of these is present, or there are none to ask for.
    public boolean meets(int[] needs) {
        return needs.length == 0 || hasAny(needs);
    }

    /// Whether one of these is present.
    public boolean hasAny(int[] numbers) {
        for (int number : numbers) {
            if (terms[number] != 0) {
                return true;
            }
        }
        return false;
    }
}
