package io.lapwing.enrich.story;

import io.lapwing.enrich.story.Terms.Term;
import io.lapwing.enrich.story.WordBag.Weighed;
import io.lapwing.enrich.story.fact.Facts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Which open stories of a theme say what, and so how much a word tells in it: less, the more stories say it. A word
/// counts once a story, so that a much reported story does not make its own words common.
final class StoryIndex {
    /// Words of a report by which stories are found.
    static final int WORDS = 20;
    /// Facts of a report by which stories in another language are found.
    static final int FACTS = 8;
    /// Most stories that are compared with a report, found by words and found by facts.
    static final int FOUND_BY_WORDS = 12;

    static final int FOUND_BY_FACTS = 6;
    /// After so many names of stories the more common words are not looked at.
    private static final int LOOKED_AT = 200;
    /// Most keys by which a story is found.
    static final int MAX_LINKS = 80;

    /// How strongly the stories change what words tell, and how many stories what is known beforehand is worth.
    private static final double STREAM = 0.455;

    private static final double BACKGROUND = 16.5;
    /// A fact that more than one in so many stories says tells less.
    private static final double COMMON_FACT = 10;

    private final Table<IndexEntry> entries;

    StoryIndex(Table<IndexEntry> entries) {
        this.entries = entries;
    }

    /// A report with what its words and facts tell among the open stories.
    ///
    /// @param words heaviest first
    /// @param facts heaviest first
    record Lookup(Candidate candidate, List<Weighed> words, WordBag bag, List<Weighed> heavyFacts, Facts facts) {}

    /// @param stories number of open stories of the theme
    Lookup lookup(Candidate candidate, int stories) {
        String theme = candidate.signal().getTheme();
        var words = new ArrayList<Weighed>();
        for (Term term : candidate.terms().terms()) {
            int known = entry(wordKey(theme, term.key())).stories();
            double telling = term.prior() + STREAM * Math.log((stories + BACKGROUND) / BACKGROUND / (known + 1));
            if (telling > 0) {
                words.add(new Weighed(term.key(), term.count() * telling));
            }
        }
        words.sort(null);
        Facts facts = weighed(theme, candidate.facts(), stories);
        var heavy = new ArrayList<Weighed>();
        for (int i = 0; i < facts.keys().length; i++) {
            heavy.add(new Weighed(facts.keys()[i], facts.weights()[i]));
        }
        heavy.sort(null);
        return new Lookup(candidate, words, WordBag.of(words), heavy, facts);
    }

    private Facts weighed(String theme, Facts facts, int stories) {
        var weights = new float[facts.keys().length];
        for (int i = 0; i < weights.length; i++) {
            int known = entry(factKey(theme, facts.keys()[i])).stories();
            double rare = Math.log((stories + COMMON_FACT) / Math.max(1, known)) / Math.log(COMMON_FACT);
            weights[i] = (float) (facts.weights()[i] * Math.clamp(rare, 0, 1));
        }
        return new Facts(facts.keys(), weights, facts.names(), facts.runs());
    }

    /// Ids of the stories that have most in common with a report, by what is rare in it.
    Set<String> near(Lookup lookup) {
        String theme = lookup.candidate().signal().getTheme();
        var found = new LinkedHashSet<String>();
        found.addAll(best(lookup.words(), WORDS, key -> wordKey(theme, key), FOUND_BY_WORDS));
        found.addAll(best(lookup.heavyFacts(), FACTS, key -> factKey(theme, key), FOUND_BY_FACTS));
        return found;
    }

    private interface KeyForm {
        String of(long key);
    }

    private List<String> best(List<Weighed> words, int keys, KeyForm form, int limit) {
        Map<String, Common> all = new HashMap<>();
        int looked = 0;
        for (int i = 0; i < Math.min(keys, words.size()) && looked < LOOKED_AT; i++) {
            Weighed word = words.get(i);
            List<String> latest = entry(form.of(word.key())).latest();
            looked += latest.size();
            for (int j = 0; j < latest.size(); j++) {
                all.computeIfAbsent(latest.get(j), Common::new).weight += word.weight() * word.weight();
            }
        }
        var best = new PriorityQueue<Common>(limit + 1);
        for (Common common : all.values()) {
            best.add(common);
            if (best.size() > limit) {
                best.remove();
            }
        }
        return best.stream().map(common -> common.id).toList();
    }

    /// What a story has in common with a report.
    private static final class Common implements Comparable<Common> {
        private final String id;
        private double weight;

        Common(String id) {
            this.id = id;
        }

        /// The least first.
        @Override
        public int compareTo(Common other) {
            int order = Double.compare(weight, other.weight);
            return order == 0 ? other.id.compareTo(id) : order;
        }
    }

    /// Names a story under the words and facts of a report.
    ///
    /// @param links keys under which it is named already, positive words and facts alike
    /// @return the keys with the new ones
    long[] link(Lookup lookup, String id, long[] links) {
        String theme = lookup.candidate().signal().getTheme();
        Set<Long> known = new LinkedHashSet<>();
        Arrays.stream(links).forEach(known::add);
        for (Weighed word :
                lookup.words().subList(0, Math.min(WORDS, lookup.words().size()))) {
            link(wordKey(theme, word.key()), word.key(), id, known);
        }
        for (Weighed fact : lookup.heavyFacts()
                .subList(0, Math.min(FACTS, lookup.heavyFacts().size()))) {
            link(factKey(theme, fact.key()), ~fact.key(), id, known);
        }
        return known.stream().mapToLong(Long::longValue).toArray();
    }

    private void link(String key, long mark, String id, Set<Long> known) {
        if (known.size() < MAX_LINKS && known.add(mark)) {
            entries.put(key, entry(key).with(id));
        }
    }

    /// Forgets a story.
    void unlink(String theme, String id, long[] links) {
        for (long link : links) {
            unlink(isFact(link) ? factKey(theme, ~link) : wordKey(theme, link), id);
        }
    }

    private void unlink(String key, String id) {
        IndexEntry less = entry(key).without(id);
        if (less.stories() <= 0) {
            entries.delete(key);
        } else {
            entries.put(key, less);
        }
    }

    private IndexEntry entry(String key) {
        IndexEntry entry = entries.get(key);
        return entry == null ? IndexEntry.NONE : entry;
    }

    /// Keys of words are made positive, those of facts negative, so that one list holds both.
    private static boolean isFact(long link) {
        return link < 0;
    }

    private static String wordKey(String theme, long key) {
        return theme + "/w" + Long.toHexString(key);
    }

    private static String factKey(String theme, long key) {
        return theme + "/f" + Long.toHexString(key);
    }
}
