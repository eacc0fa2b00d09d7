package io.lapwing.cli.explain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Instant NOW = Instant.parse("2026-02-27T08:00:00Z");
    private static final Taxonomy TAXONOMY = Taxonomy.load(Optional.empty());
    private final Enricher enricher = new Enricher(TAXONOMY, new TextCleaner(1000), Duration.ofDays(30));

    @Test
    void of_textWithAstralCharactersBeforeTheEvidence_marksExactlyTheMatchedWords() {
        // given
        var document = new Document("test", "😀 A drone swarm and 无人机蜂群 fly", "");

        // when
        var explanation = Explanation.of(document, enricher, TAXONOMY, NOW);
        var lines = new ExplanationText(false).lines(explanation);

        // then
        assertThat(explanation.outcome()).isEqualTo("ON_THEME");
        assertThat(explanation.themes().getFirst().theme()).isEqualTo("drones");
        assertThat(lines.getLast()).isEqualTo("😀 A [drone swarm] and [无人机蜂群] fly");
    }

    @Test
    void of_textOffTheme_saysSo() {
        var explanation = Explanation.of(new Document("test", "Bread prices fall", ""), enricher, TAXONOMY, NOW);
        assertThat(explanation.outcome()).isEqualTo("OFF_THEME");
        assertThat(explanation.themes()).isEmpty();
    }

    @Test
    void of_conceptThatDoesNotCount_saysWhyAndWhatItWouldChange() {
        // given
        var document = new Document("test", "Whisky distillation in Scotland", "");

        // when
        var explanation = Explanation.of(document, enricher, TAXONOMY, NOW);
        var lines = new ExplanationText(false).lines(explanation);

        // then
        var theme = explanation.themes().getFirst();
        assertThat(theme.theme()).isEqualTo("distillation");
        assertThat(theme.score()).isZero();
        assertThat(theme.enough()).isEqualTo(theme.threshold());
        assertThat(theme.uncounted()).singleElement().satisfies(found -> {
            assertThat(found.words()).containsExactly("distillation");
            assertThat(found.missing()).contains("ai-model");
            assertThat(found.barring()).extracting("context").containsExactly("whisky");
        });
        assertThat(lines)
                .anyMatch(line -> line.contains("is below the threshold of 0.50; one more concept of 0.50"))
                .anyMatch(line -> line.contains("ai-model") && line.contains("ruled out by whisky (Whisky)"));
    }

    @Test
    void lines_onATerminal_markEvidenceWithColour() {
        var explanation = Explanation.of(new Document("test", "A drone swarm flies", ""), enricher, TAXONOMY, NOW);

        assertThat(new ExplanationText(true).lines(explanation).getLast())
                .isEqualTo("A \u001b[1;33mdrone swarm\u001b[0m flies");
    }

    @Test
    void read_feedJsonPageAndPlainText_findsTheDocuments() {
        assertThat(read("<rss version=\"2.0\"><channel><title>f</title><item><title>A</title></item>"
                        + "<item><title>B</title></item></channel></rss>"))
                .extracting(Document::title)
                .containsExactly("A", "B");
        assertThat(read("{\"title\":\"A\",\"body\":\"b\"}\n{\"title\":\"C\",\"text\":\"d\"}"))
                .containsExactly(new Document("x", "A", "b"), new Document("x", "C", "d"));
        assertThat(read("<html><head><title>Page</title></head><body><p>Text</p></body></html>"))
                .singleElement()
                .satisfies(document -> assertThat(document.title()).isEqualTo("Page"));
        assertThat(read("Title\nand text")).containsExactly(new Document("x", "Title", "\nand text"));
    }

    private static List<Document> read(String text) {
        return new DocumentReader().read("x", text.getBytes(UTF_8), null, null);
    }
}
