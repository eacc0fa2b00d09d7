package io.lapwing.enrich.story.fact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundsTest {
    @ParameterizedTest
    @CsvSource({"Netanyahu, 内塔尼亚胡", "Kristersson, 克里斯特松", "Verstappen, 维斯塔潘", "Bolsonaro, 博索纳罗", "Sánchez, 桑切斯"})
    void distance_ofANameInBothScripts_isSmall(String latin, String han) {
        String name = Sounds.ofLatin(latin);

        assertThat(Sounds.distance(name, Sounds.ofHan(han))).isLessThanOrEqualTo(0.25 * Sounds.firm(name));
    }

    @ParameterizedTest
    @CsvSource({"Netanyahu, 博索纳罗", "Kristersson, 内塔尼亚胡", "Verstappen, 桑切斯"})
    void distance_ofAnotherName_isLarge(String latin, String han) {
        String name = Sounds.ofLatin(latin);

        assertThat(Sounds.distance(name, Sounds.ofHan(han))).isGreaterThan(0.4 * Sounds.firm(name));
    }
}
