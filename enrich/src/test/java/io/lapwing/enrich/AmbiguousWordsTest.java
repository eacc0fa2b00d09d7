package io.lapwing.enrich;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The shipped taxonomy on words that mean something else beside others.
class AmbiguousWordsTest {
    private static final Taxonomy SHIPPED = Taxonomy.load(Optional.empty());

    private final Enricher enricher = new Enricher(SHIPPED, new TextCleaner(1_000), Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Whisky distillation in Scotland                       | -
        Distillation of crude oil                             | -
        威士忌蒸馏厂开放参观                                      | -
        石油蒸餾塔檢修                                           | -
        DeepSeek accused of distillation of OpenAI models     | distillation
        DeepSeek被指蒸馏OpenAI模型                               | distillation
        Knowledge distillation of a large language model      | distillation
        Fish and chips for lunch                              | -
        Potato chips recalled                                 | -
        炸鱼薯条与薯片                                           | -
        Nvidia AI chips smuggled to China                     | hardware
        英偉達AI晶片走私                                          | hardware
        Office space rents fall in Manhattan                  | -
        Living space for families                             | -
        办公空间租金下跌                                          | -
        网络空间治理                                             | -
        China launches spy satellite into space               | space
        中国发射侦察卫星                                          | space
        Drone bees leave the hive                             | -
        A drone buzzes round the bees in the hive             | -
        The drone of the bagpipes                             | -
        蜂巢里的雄蜂与工蜂                                        | -
        Drone strike on an airfield                           | drones
        無人機襲擊機場                                           | drones
        """)
    void classify_ambiguousWord_dependsOnItsCompany(String title, String theme) {
        List<String> reached = enricher.classify(title, "").stream()
                .filter(score -> SHIPPED.theme(score.getTheme()).isReached(score.getScore()))
                .map(score -> score.getTheme())
                .toList();

        assertThat(reached).isEqualTo(theme == null ? List.of() : List.of(theme));
    }
}
