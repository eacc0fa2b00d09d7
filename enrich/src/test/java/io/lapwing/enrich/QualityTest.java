package io.lapwing.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.ThemeScore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Measures the shipped taxonomy on labelled reports: on those that were written for it (sample data, in the test
/// resources), and on others where there are any: `-Dlapwing.eval=FILE`.
class QualityTest {
    private static final Path FILE = Path.of(System.getProperty("lapwing.eval", "../../shared/eval/dev.jsonl"));
    private static final Path SAMPLES = Path.of("src/test/resources");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Taxonomy taxonomy = Taxonomy.load(Optional.empty());
    private final Enricher enricher =
            new Enricher(taxonomy, new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));

    @Test
    void classify_labelledReports_reachesMicroF1() throws IOException {
        assumeTrue(Files.isReadable(FILE), "no labelled reports at " + FILE + "; name a file with -Dlapwing.eval=FILE");
        assertThat(micro(measure(FILE))).as("micro-F1").isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"blind-reports.jsonl", "blind-reports-2.jsonl", "blind-reports-3.jsonl", "blind-reports-4.jsonl"
            })
    void classify_sampleReports_reachesF1OfEachTheme(String file) throws IOException {
        Map<String, Counts> counts = measure(SAMPLES.resolve(file));
        assertThat(micro(counts)).as("micro-F1 of " + counts).isGreaterThanOrEqualTo(0.97);
        assertThat(counts.values())
                .as(counts.toString())
                .allSatisfy(count -> assertThat(count.f1()).isGreaterThanOrEqualTo(0.95));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blind-reports-distillation.jsonl", "blind-reports-distillation-2.jsonl"})
    void classify_sampleReportsOnDistillation_findsThem(String file) throws IOException {
        Map<String, Counts> counts = measure(SAMPLES.resolve(file));
        assertThat(Objects.requireNonNull(counts.get("distillation")).f1())
                .as("F1 of " + counts)
                .isGreaterThanOrEqualTo(0.95);
    }

    /// How often a theme was rightly found, found, and expected.
    private record Counts(int hits, int found, int expected) {
        Counts plus(boolean isFound, boolean isExpected) {
            return new Counts(
                    hits + (isFound && isExpected ? 1 : 0), found + (isFound ? 1 : 0), expected + (isExpected ? 1 : 0));
        }

        double f1() {
            return 2.0 * hits / (found + expected);
        }
    }

    private static double micro(Map<String, Counts> counts) {
        return Objects.requireNonNull(counts.get("micro")).f1();
    }

    private Map<String, Counts> measure(Path file) throws IOException {
        var counts = new TreeMap<String, Counts>();
        for (String line : Files.readAllLines(file)) {
            JsonNode item = MAPPER.readTree(line);
            Set<String> expected = new TreeSet<>();
            item.get("themes").forEach(theme -> expected.add(theme.asText()));
            Set<String> found =
                    found(item.get("title").asText(), item.get("text").asText());
            for (String theme : taxonomy.themeIds()) {
                for (String key : Set.of(theme, "micro")) {
                    counts.put(
                            key,
                            counts.getOrDefault(key, new Counts(0, 0, 0))
                                    .plus(found.contains(theme), expected.contains(theme)));
                }
            }
        }
        return counts;
    }

    private Set<String> found(String title, String text) {
        return enricher.classify(title, text).stream()
                .filter(score -> taxonomy.theme(score.getTheme()).isReached(score.getScore()))
                .map(ThemeScore::getTheme)
                .collect(Collectors.toSet());
    }
}
