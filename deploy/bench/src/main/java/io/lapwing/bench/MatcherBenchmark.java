package io.lapwing.bench;

import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.record.RawReport;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/// Finding all terms of the shipped taxonomy in clean reports, by our automaton and by others; and two steps that no
/// enricher can do without, as yardsticks.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class MatcherBenchmark {
    /// Goes round the corpus.
    @State(Scope.Thread)
    public static class Texts {
        final CleanReports clean = CleanReports.ofCorpus();
        final RawReport[] raw = Corpus.reports();
        private int next;

        int next() {
            next = (next + 1) & (Corpus.REPORTS - 1);
            return next;
        }
    }

    /// Our automaton.
    @State(Scope.Thread)
    public static class Ours {
        final Taxonomy taxonomy = Taxonomy.load(Optional.empty());
    }

    /// Lucene's with the same terms.
    @State(Scope.Thread)
    public static class Lucene {
        final LuceneMonitor monitor = new LuceneMonitor(TaxonomyTerms.all());

        /// Stops its thread.
        @TearDown
        public void close() {
            monitor.close();
        }
    }

    /// The library's with the same terms.
    @State(Scope.Thread)
    public static class Library {
        final LibraryTrie trie = new LibraryTrie(TaxonomyTerms.all());
    }

    /// Folding and matching, title and text.
    @Benchmark
    public List<Reading> lapwing(Texts texts, Ours ours) {
        int at = texts.next();
        return ours.taxonomy.read(texts.clean.titles()[at], texts.clean.texts()[at]);
    }

    /// Analysis, filtering and matching.
    @Benchmark
    public int luceneMonitor(Texts texts, Lucene lucene) {
        return lucene.monitor.matches(texts.clean.whole()[texts.next()]);
    }

    /// Matching alone, of text folded beforehand.
    @Benchmark
    public int libraryTrie(Texts texts, Library library) {
        return library.trie.matches(texts.clean.folded()[texts.next()]);
    }

    /// Parsing alone; every body is taken for markup.
    @Benchmark
    public Document jsoup(Texts texts) {
        return Jsoup.parseBodyFragment(texts.raw[texts.next()].getBody());
    }

    /// Normalising alone.
    @Benchmark
    public String nfkc(Texts texts) {
        return Normalizer.normalize(texts.raw[texts.next()].getBody(), Normalizer.Form.NFKC);
    }
}
