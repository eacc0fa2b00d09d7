package io.lapwing.bench;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.lapwing.enrich.taxonomy.Fold;
import java.util.List;
import java.util.TreeMap;

/// The Aho–Corasick automaton over a double-array trie that Lapwing's matcher is compared with. It finds terms in the
/// middle of words too and applies none of a taxonomy's options.
final class LibraryTrie {
    private final AhoCorasickDoubleArrayTrie<String> trie = new AhoCorasickDoubleArrayTrie<>();

    LibraryTrie(List<String> terms) {
        var keys = new TreeMap<String, String>();
        terms.forEach(term -> keys.put(Fold.of(term), term));
        trie.build(keys);
    }

    /// How often any of the terms occurs in a folded text.
    int matches(String folded) {
        int[] count = {0};
        trie.parseText(folded, (int begin, int end, String term) -> count[0]++);
        return count[0];
    }
}
