package io.lapwing.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.record.Amount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountExtractorTest {
    private static final Taxonomy TAXONOMY = Taxonomy.load(Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        up to US$100 billion for chips      | USD 1.0E11 US$100 billion
        raised $500 million                 | USD 5.0E8 $500 million
        raised $290.5M in funds             | USD 2.905E8 $290.5M
        worth $5 m                          | USD 5000000.0 $5 m
        €1.2bn plan                         | EUR 1.2E9 €1.2bn
        £20m                                | GBP 2.0E7 £20m
        a $100-billion deal                 | USD 1.0E11 $100-billion
        $1,250,000 in cash                  | USD 1250000.0 $1,250,000
        融资5亿元                             | CNY 5.0E8 5亿元
        融资 2.9 亿美元                       | USD 2.9E8 2.9 亿美元
        投资1000億元                          | CNY 1.0E11 1000億元
        3.5万亿日元                           | JPY 3.5E12 3.5万亿日元
        100多亿美元                           | USD 1.0E10 100多亿美元
        人民币300万元                          | CNY 3000000.0 人民币300万
        ¥5亿                                 | CNY 5.0E8 ¥5亿
        RMB 20 million                      | CNY 2.0E7 RMB 20 million
        NT$30 billion and HK$2m             | TWD 3.0E10 NT$30 billion;HKD 2000000.0 HK$2m
        5 million euros                     | EUR 5000000.0 5 million euros
        20 million pounds                   | GBP 2.0E7 20 million pounds
        a payload of 500 pounds             | -
        it won 5 won games                  | -
        Rs 500 crore                        | INR 5.0E9 Rs 500 crore
        $5-10 billion                       | USD 5.0E9 $5;USD 1.0E10 10 billion
        5至10亿元                             | CNY 5.0E8 5;CNY 1.0E9 10亿元
        2026年 H20 5元素 3.5 GHz 12 dollarx    | -
        $0 and $ 7                          | USD 7.0 $ 7
        1.2.3 dollars                       | -
        Plus$5                              | USD 5.0 $5
        """)
    void amounts_inText_areValueCurrencyAndWords(String text, String found) {
        List<Reading> readings = TAXONOMY.read("", text);

        var amounts = new AmountExtractor()
                .amounts(readings).stream().map(amount -> inShort(amount, text)).toList();

        assertThat(amounts).isEqualTo(found == null ? List.of() : List.of(found.split(";")));
    }

    private static String inShort(Amount amount, String text) {
        String words =
                text.substring(amount.getSpan().getStart(), amount.getSpan().getEnd());
        return amount.getCurrency() + " " + amount.getValue() + " " + words;
    }
}
