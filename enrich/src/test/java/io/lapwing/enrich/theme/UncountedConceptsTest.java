package io.lapwing.enrich.theme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lapwing.enrich.taxonomy.Taxonomy;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UncountedConceptsTest {
    private final Taxonomy taxonomy = Taxonomy.load(Optional.of(folder()));

    @Test
    void of_conceptWithoutWhatItNeeds_namesWhatIsMissing() {
        var found = UncountedConcepts.of(taxonomy, "", "Chips, a chip");

        assertThat(found).singleElement().satisfies(concept -> {
            assertThat(concept.theme()).isEqualTo("chips");
            assertThat(concept.concept()).isEqualTo("chip");
            assertThat(concept.words()).containsExactly("Chips", "chip");
            assertThat(concept.missing()).containsExactly("computing", "ai-chip");
            assertThat(concept.barring()).isEmpty();
            assertThat(concept.scoreIfCounted()).isCloseTo(0.4, within(1e-9));
        });
    }

    @Test
    void of_conceptBesideWhatRulesItOut_namesTheWords() {
        var found = UncountedConcepts.of(taxonomy, "Export control", "A computer chip with fish, a potato and fish");

        assertThat(found).singleElement().satisfies(concept -> {
            assertThat(concept.missing()).isEmpty();
            assertThat(concept.barring()).extracting("context").containsExactly("food");
            assertThat(List.copyOf(concept.barring().getFirst().words())).containsExactly("fish", "potato");
            // what counts already, the export rules in the title, is reckoned in
            assertThat(concept.scoreIfCounted()).isCloseTo(1 - Math.pow(0.4, 1.6) * 0.6, within(1e-9));
        });
    }

    @Test
    void of_conceptsThatCount_areNotAmongThem() {
        assertThat(UncountedConcepts.of(taxonomy, "AI chip", "A computer chip")).isEmpty();
        assertThat(UncountedConcepts.of(taxonomy, "", "")).isEmpty();
    }

    private static Path folder() {
        try {
            return Path.of(UncountedConceptsTest.class
                            .getResource("/taxonomy-of-tests/contexts.yaml")
                            .toURI())
                    .resolveSibling("");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
