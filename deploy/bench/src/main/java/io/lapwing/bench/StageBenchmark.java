package io.lapwing.bench;

import io.lapwing.enrich.entity.AmountExtractor;
import io.lapwing.enrich.entity.EntityExtractor;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.Languages;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.enrich.theme.ThemeClassifier;
import io.lapwing.record.Amount;
import io.lapwing.record.Entity;
import io.lapwing.record.RawReport;
import io.lapwing.record.ThemeScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// The stages of the enricher one by one, to see where time and allocation go.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class StageBenchmark {
    private final MatcherBenchmark.Texts texts = new MatcherBenchmark.Texts();
    private final Taxonomy taxonomy = Taxonomy.load(Optional.empty());
    private final TextCleaner cleaner = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);
    private final Languages languages = new Languages();
    private final ThemeClassifier themes = new ThemeClassifier(taxonomy);
    private final EntityExtractor entities = new EntityExtractor(taxonomy);
    private final AmountExtractor amounts = new AmountExtractor();
    private final List<List<Reading>> readings = new ArrayList<>();
    private final List<Presence> presences = new ArrayList<>();

    /// Reads every report once.
    public StageBenchmark() {
        for (int i = 0; i < Corpus.REPORTS; i++) {
            readings.add(taxonomy.read(texts.clean.titles()[i], texts.clean.texts()[i]));
            presences.add(taxonomy.presence(readings.get(i)));
        }
    }

    /// From markup to text.
    @Benchmark
    public int clean() {
        RawReport raw = texts.raw[texts.next()];
        return cleaner.title(raw.getTitle()).length()
                + cleaner.text(raw.getBody()).length();
    }

    /// Telling the language.
    @Benchmark
    public String language() {
        int at = texts.next();
        return languages.of(texts.clean.titles()[at], texts.clean.texts()[at], null);
    }

    /// Matching.
    @Benchmark
    public List<Reading> read() {
        int at = texts.next();
        return taxonomy.read(texts.clean.titles()[at], texts.clean.texts()[at]);
    }

    /// Counting concepts.
    @Benchmark
    public Presence presence() {
        return taxonomy.presence(readings.get(texts.next()));
    }

    /// Scoring, with evidence.
    @Benchmark
    public List<ThemeScore> classify() {
        int at = texts.next();
        return themes.classify(readings.get(at), presences.get(at));
    }

    /// Entities.
    @Benchmark
    public List<Entity> entities() {
        int at = texts.next();
        return entities.entities(readings.get(at), presences.get(at));
    }

    /// Countries.
    @Benchmark
    public List<String> countries() {
        return entities.countries(readings.get(texts.next()));
    }

    /// Money.
    @Benchmark
    public List<Amount> amounts() {
        return amounts.amounts(readings.get(texts.next()));
    }
}
