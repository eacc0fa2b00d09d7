package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void row_targetMissed_saysSo() {
        assertThat(Figure.atLeast("speed", 39_999, "reports/s", 40_000).row())
                .isEqualTo("| speed | 39,999 reports/s | ≥ 40,000 | no |");
    }

    @Test
    void row_targetReached_saysSo() {
        assertThat(Figure.atMost("allocated", 15.96, "KB", 16).row()).isEqualTo("| allocated | 16 KB | ≤ 16 | yes |");
    }

    @Test
    void row_countThatMustComeOut_isMetByNothingElse() {
        assertThat(Figure.exactly("letters", 50, "letters", 50).row())
                .isEqualTo("| letters | 50 letters | = 50 | yes |");
        assertThat(Figure.exactly("letters", 51, "letters", 50).isMet()).isFalse();
        assertThat(Figure.exactly("letters", 49, "letters", 50).isMet()).isFalse();
    }

    @Test
    void row_yardstick_hasNoTarget() {
        assertThat(Figure.yardstick("NFKC", 12.3, "%").row()).isEqualTo("| NFKC | 12.3 % |  |  |");
    }
}
