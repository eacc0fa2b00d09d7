package io.lapwing.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguagesTest {
    private final Languages languages = new Languages();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Chip maker raises funds for the new fab                              | -     | en
        英伟达获准恢复对华销售                                                    | -     | zh
        英伟达 H20 芯片获准恢复销售 Nvidia export licence                          | en    | zh
        OpenAI releases GPT-5 in 中国                                          | -     | en
        Starship                                                              | -     | en
        Starship                                                              | de-AT | de
        Starship                                                              | zh_CN | zh
        新型半導體晶圓廠動工                                                       | -     | zh
        エヌビディアの新しい半導体について                                          | -     | ja
        Новый спутник                                                         | ru    | ru
        Новый спутник                                                         | -     | und
        12 345                                                                | -     | und
        12 345                                                                | fr    | fr
        -                                                                     | xx!   | und
        日本政府、半導体輸出規制強化へ                                       | -     | ja
        東京証券取引所で取引停止                                            | zh    | ja
        人工衛星の打ち上げ成功                                               | -     | ja
        한국 반도체 수출                                                    | -     | ko
        DeepSeek 모델                                                      | en    | ko
        El gobierno anuncia nuevos controles de exportación de chips        | en    | es
        Las exportaciones de chips caen                                     | -     | es
        Le Pentagone teste un essaim de drones autonomes                    | -     | fr
        Die neuen Chips von Nvidia                                          | -     | de
        Der neue Chip                                                       | -     | de
        Nueva fábrica                                                       | es    | es
        Nueva fábrica                                                       | -     | und
        طائرة مسيرة                                                         | ar    | ar
        Los Angeles police test drones                                      | -     | en
        Soldiers die in drone attack                                        | -     | en
        Billions pour into chips                                            | -     | en
        Des Moines plant opens                                              | -     | en
        UN report slams drones                                              | -     | en
        Pentagon tests autonomous drone swarm                               | de    | de
        OpenAI 发布 GPT-5                                                    | -     | zh
        Nvidia CEO 黄仁勋 visits Beijing to talk about chip sales             | -     | en
        """)
    void of_title_isTheLanguage(String title, String hint, String language) {
        assertThat(languages.of(title == null ? "" : title, "", hint)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Der Hersteller kündigte am Dienstag an, dass die neue Fabrik für Halbleiter im kommenden Jahr eröffnet wird. | de
        Le fabricant a annoncé mardi que la nouvelle usine de puces ouvrira ses portes au cours de l'année prochaine. | fr
        Компания сообщила во вторник, что новый завод по производству микросхем откроется в следующем году.          | ru
        Las autoridades anunciaron el martes que la nueva fábrica de semiconductores abrirá sus puertas el próximo año. | es
        قالت الشركة يوم الثلاثاء إن المصنع الجديد لأشباه الموصلات سيفتح أبوابه العام المقبل بعد تأخير طويل | ar
        회사는 화요일에 새로운 반도체 공장이 내년에 문을 열 것이라고 발표했다. | ko
        同社は火曜日、新しい半導体工場を来年開設すると発表した。 | ja
        公司周二宣布,新的半导体工厂将于明年投产,比原计划推迟。 | zh
        The company said on Tuesday that its plant for memory chips opens next year, later than it had planned.       | en
        """)
    void of_longerText_isDetectedWhateverTheHint(String text, String language) {
        assertThat(languages.of("", text, "en")).isEqualTo(language);
    }
}
