package io.lapwing.enrich.story.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"2.9亿美元, 2.9E8", "290 million dollars, 2.9E8", "154人, 154", "3.5万辆, 35000"})
    void ofDigits_withAPowerOfTen_isTheSameInBothLanguages(String text, double value) {
        int end = 0;
        while (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.') {
            end++;
        }

        assertThat(Figures.ofDigits(text, 0, end)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({"2022年, 4", "2022, 4", "12月, 2", "1, 1"})
    void ofDigits_ofADateOrOne_isNothing(String text, int end) {
        assertThat(Figures.ofDigits(text, 0, end)).isEmpty();
    }
}
