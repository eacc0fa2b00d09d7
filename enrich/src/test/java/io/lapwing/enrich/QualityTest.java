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
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Measures the shipped taxonomy on labelled reports, where there are any: `-Dlapwing.eval=FILE`.
class QualityTest {
    private static final Path FILE = Path.of(System.getProperty("lapwing.eval", "../../shared/eval/dev.jsonl"));

    @Test
    void classify_labelledReports_reachesMicroF1() throws IOException {
        assumeTrue(Files.isReadable(FILE), "no labelled reports at " + FILE + "; name a file with -Dlapwing.eval=FILE");

        // given
        Taxonomy taxonomy = Taxonomy.load(Optional.empty());
        var enricher = new Enricher(taxonomy, new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), Duration.ofDays(30));
        int hits = 0;
        int labelled = 0;
        int found = 0;

        // when
        for (String line : Files.readAllLines(FILE)) {
            JsonNode item = new ObjectMapper().readTree(line);
            Set<String> expected = new TreeSet<>();
            item.get("themes").forEach(theme -> expected.add(theme.asText()));
            Set<String> reached = enricher
                    .classify(item.get("title").asText(), item.get("text").asText())
                    .stream()
                    .filter(score -> taxonomy.theme(score.getTheme()).isReached(score.getScore()))
                    .map(ThemeScore::getTheme)
                    .collect(Collectors.toSet());
            labelled += expected.size();
            found += reached.size();
            expected.retainAll(reached);
            hits += expected.size();
        }

        // then
        assertThat(2.0 * hits / (labelled + found)).as("micro-F1").isGreaterThanOrEqualTo(0.90);
    }
}
