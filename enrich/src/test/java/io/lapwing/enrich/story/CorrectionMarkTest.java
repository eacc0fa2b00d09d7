package io.lapwing.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionMarkTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Correction: chip was an H20      | true  | chip was an H20
        CORRECTED-Chip was an H20        | true  | Chip was an H20
        [Update] Launch slips            | true  | Launch slips
        Update: launch slips             | true  | launch slips
        更正:发射推迟                      | true  | 发射推迟
        【更正】发射推迟                    | true  | 发射推迟
        勘误 发射推迟                      | true  | 发射推迟
        Update on the launch             | false | Update on the launch
        Course correction burn succeeds  | false | Course correction burn succeeds
        Corrections to the market        | false | Corrections to the market
        """)
    void in_title_isMarkedAtItsStart(String title, boolean marked, String without) {
        assertThat(CorrectionMark.in(title)).isEqualTo(marked);
        assertThat(CorrectionMark.without(title)).isEqualTo(without);
    }
}
