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
        """)
    void of_title_isTheLanguage(String title, String hint, String language) {
        assertThat(languages.of(title == null ? "" : title, "", hint)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Der Hersteller kündigte am Dienstag an, dass die neue Fabrik für Halbleiter im kommenden Jahr eröffnet wird. | de
        Le fabricant a annoncé mardi que la nouvelle usine de puces ouvrira ses portes au cours de l'année prochaine. | fr
        Компания сообщила во вторник, что новый завод по производству микросхем откроется в следующем году.          | ru
        The company said on Tuesday that its plant for memory chips opens next year, later than it had planned.       | en
        """)
    void of_longerText_isDetectedWhateverTheHint(String text, String language) {
        assertThat(languages.of("", text, "en")).isEqualTo(language);
    }
}
