package io.lapwing.enrich.story.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewsWordsTest {
    @ParameterizedTest
    @CsvSource({"earthquak, 地震", "prime minist, 首相", "kenya, 肯尼亚", "kenya, 肯亚", "istanbul, 伊斯坦布尔", "semiconductor, 芯片"})
    void sense_ofWordsForTheSame_isOne(String english, String chinese) {
        var sense = Objects.requireNonNull(NewsWords.SHIPPED.sense(english), english);

        assertThat(NewsWords.SHIPPED.sense(chinese)).isEqualTo(sense);
    }
}
