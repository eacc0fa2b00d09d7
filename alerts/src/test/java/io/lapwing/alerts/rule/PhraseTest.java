package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import org.junit.jupiter.api.Test;

class PhraseTest {
    @Test
    void of_matchInTheText_cutsBetweenWords() {
        // given
        String text = "word ".repeat(40) + "microwave satellites" + " word".repeat(40);
        var signal = report("one")
                .saying("Title", null, text)
                .evidence(match(Field.TEXT, 200, 220, "microwave satellites", 0.8));

        // when
        String phrase = Phrase.of(signal.build());

        // then
        assertThat(phrase)
                .startsWith("…word ")
                .endsWith(" word…")
                .contains("microwave satellites")
                .hasSizeBetween(100, 160);
    }

    @Test
    void of_chineseText_countsCodePoints() {
        // given
        var signal = report("one").saying("标题", null, "😀微波卫星可以干扰其他卫星。").evidence(match(Field.TEXT, 1, 5, "微波卫星", 0.8));

        // when, then
        assertThat(Phrase.of(signal.build())).isEqualTo("😀微波卫星可以干扰其他卫星。");
    }

    @Test
    void of_severalMatches_takesTheStrongest() {
        // given
        var signal = report("one")
                .saying("Weak words in the title", null, "Strong words in the text")
                .evidence(match(Field.TITLE, 0, 4, "Weak", 0.2), match(Field.TEXT, 0, 6, "Strong", 0.9));

        // when, then
        assertThat(Phrase.of(signal.build())).isEqualTo("Strong words in the text");
    }

    @Test
    void of_matchBehindTheExcerpt_isTheTermItself() {
        // given
        var signal = report("one").evidence(match(Field.TEXT, 5000, 5010, "far behind", 0.8));

        // when, then
        assertThat(Phrase.of(signal.build())).isEqualTo("far behind");
    }

    @Test
    void of_noEvidence_isEmpty() {
        assertThat(Phrase.of(report("one").evidence().build())).isEmpty();
    }

    @Test
    void shorten_surrogatePairs_areNotCutInTwo() {
        assertThat(Phrase.shorten("😀😀😀😀", 3)).isEqualTo("😀😀…");
    }

    private static Evidence match(Field field, int start, int end, String term, double weight) {
        return Evidence.newBuilder()
                .setField(field)
                .setStart(start)
                .setEnd(end)
                .setTerm(term)
                .setConcept("counter-space")
                .setWeight(weight)
                .build();
    }
}
