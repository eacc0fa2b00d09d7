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
        assertThat(themes(title)).isEqualTo(theme == null ? List.of() : List.of(theme));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", quoteCharacter = '`', textBlock = """
        A teacher and her students build a small model volcano            | -
        Students use ChatGPT to copy homework answers, teachers say       | -
        LoRa radios mesh over a valley without any API                    | -
        Bullion weights stolen from the assay office                      | -
        Museum thieves leave with brass weights and a model ship          | -
        Bank card cloning ring broken up in Lyon                          | -
        Plagiarism in essays: university blames AI chatbots               | -
        Home-distilled liquor poisons twelve in a village                 | -
        Whisky gradient: how peat levels differ across Islay              | -
        Parrot imitates owner and orders from smart speaker               | -
        AI mimics whale song to study communication                       | -
        Phone maker accused of copying the design of a rival's model      | -
        Claude Monet forgery copied from a photograph                     | -
        Hackers stole OpenAI API keys from a forum                        | -
        ChatGPT outage: millions of queries fail                          | -
        OpenAI trains on user conversations unless they opt out           | -
        AI reads fingerprints of suspects for the police                  | -
        Capsule hotel opens at the airport                                | -
        Qualcomm names new chief people officer                           | -
        Chocolate chip maker recalls 40,000 bags                          | -
        小模型玩具车比赛 学生当老师                                                    | -
        学生用 ChatGPT 写论文 老师:一眼看穿                                           | -
        老师傅带徒弟:一把凿子传三代                                                    | -
        金条砝码被盗 博物馆报警                                                      | -
        离职员工拷贝客户资料U盘被查                                                    | -
        某车企被指抄袭外观 两款车型高度相似                                                | -
        外卖平台用AI识别高仿店铺                                                     | -
        "太空舱"民宿走红 一晚六百元                                                   | -
        贵州酱酒小作坊违规蒸馏 三人被查                                                  | -
        A 3B student schooled on Claude's replies                         | distillation
        拿竞品模型的回答来喂自家小模型                                                   | distillation
        Departing engineer copied the checkpoint to a USB stick           | distillation
        国产小模型自称是 Claude                                                   | distillation
        Sailors meet an uncrewed corvette                                 | drones
        Japan's SLIM lands on its nose                                    | space
        """)
    void classify_wordOfCopyingTeachingOrTaking_needsAModelNear(String title, String theme) {
        assertThat(themes(title)).isEqualTo(theme == null ? List.of() : List.of(theme));
    }

    private List<String> themes(String title) {
        return enricher.classify(title, "").stream()
                .filter(score -> SHIPPED.theme(score.getTheme()).isReached(score.getScore()))
                .map(score -> score.getTheme())
                .toList();
    }
}
