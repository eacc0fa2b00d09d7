package io.lapwing.bench;

import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// What thirteen times as many terms cost, for our automaton and for the library's.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TermCountBenchmark {
    /// Our automaton with few terms.
    @State(Scope.Thread)
    public static class Few {
        final Taxonomy taxonomy = TemporaryTaxonomy.of(ManyTerms.of(ManyTerms.SMALL));
    }

    /// Our automaton with many.
    @State(Scope.Thread)
    public static class Many {
        final Taxonomy taxonomy = TemporaryTaxonomy.of(ManyTerms.of(ManyTerms.LARGE));
    }

    /// The library's with few terms.
    @State(Scope.Thread)
    public static class LibraryFew {
        final LibraryTrie trie = new LibraryTrie(ManyTerms.of(ManyTerms.SMALL));
    }

    /// The library's with many.
    @State(Scope.Thread)
    public static class LibraryMany {
        final LibraryTrie trie = new LibraryTrie(ManyTerms.of(ManyTerms.LARGE));
    }

    /// 1,500 terms.
    @Benchmark
    public List<Reading> few(MatcherBenchmark.Texts texts, Few few) {
        return read(texts, few.taxonomy);
    }

    /// 20,000 terms.
    @Benchmark
    public List<Reading> many(MatcherBenchmark.Texts texts, Many many) {
        return read(texts, many.taxonomy);
    }

    /// 1,500 terms.
    @Benchmark
    public int libraryFew(MatcherBenchmark.Texts texts, LibraryFew few) {
        return few.trie.matches(texts.clean.folded()[texts.next()]);
    }

    /// 20,000 terms.
    @Benchmark
    public int libraryMany(MatcherBenchmark.Texts texts, LibraryMany many) {
        return many.trie.matches(texts.clean.folded()[texts.next()]);
    }

    private static List<Reading> read(MatcherBenchmark.Texts texts, Taxonomy taxonomy) {
        int at = texts.next();
        return taxonomy.read(texts.clean.titles()[at], texts.clean.texts()[at]);
    }
}
