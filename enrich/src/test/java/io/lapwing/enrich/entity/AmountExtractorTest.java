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
        $1-2bn                               | USD 1.0E9 $1;USD 2.0E9 2bn
        $1bn-$2bn                            | USD 1.0E9 $1bn;USD 2.0E9 $2bn
        $1 billion to $2 billion             | USD 1.0E9 $1 billion;USD 2.0E9 $2 billion
        between $5 million and $7 million    | USD 5000000.0 $5 million;USD 7000000.0 $7 million
        5亿-10亿元                              | CNY 5.0E8 5亿;CNY 1.0E9 10亿元
        5亿至10亿美元                             | USD 5.0E8 5亿;USD 1.0E9 10亿美元
        5-10亿美元                              | USD 5.0E8 5;USD 1.0E9 10亿美元
        5~10亿元                               | CNY 5.0E8 5;CNY 1.0E9 10亿元
        300万至500万欧元                          | EUR 3000000.0 300万;EUR 5000000.0 500万欧元
        HK$2.5 billion                       | HKD 2.5E9 HK$2.5 billion
        HKD 300 million                      | HKD 3.0E8 HKD 300 million
        Rs. 1,200 crore                      | INR 1.2E10 Rs. 1,200 crore
        ₹500 crore                           | INR 5.0E9 ₹500 crore
        Rs 2 lakh crore                      | INR 2.0E12 Rs 2 lakh crore
        1.5 trillion won                     | KRW 1.5E12 1.5 trillion won
        十亿美元                                 | USD 1.0E9 十亿美元
        五亿元                                  | CNY 5.0E8 五亿元
        两千万美元                                | USD 2.0E7 两千万美元
        三百亿美元                                | USD 3.0E10 三百亿美元
        一万亿韩元                                | KRW 1.0E12 一万亿韩元
        数十亿美元                                | -
        近百亿元                                 | CNY 1.0E10 百亿元
        一百二十亿美元                              | USD 1.2E10 一百二十亿美元
        两亿多美元                                | USD 2.0E8 两亿多美元
        3000多万元                              | CNY 3.0E7 3000多万元
        ¥500 billion                         | CNY 5.0E11 ¥500 billion
        JPY 500bn                            | JPY 5.0E11 JPY 500bn
        20億美元                                | USD 2.0E9 20億美元
        20億台幣                                | TWD 2.0E9 20億台幣
        新台幣300億元                             | TWD 3.0E10 新台幣300億
        港幣5億元                                | HKD 5.0E8 港幣5億
        500億円                                | JPY 5.0E10 500億円
        NT$1.2 trillion                      | TWD 1.2E12 NT$1.2 trillion
        A$368bn                              | AUD 3.68E11 A$368bn
        C$50 million                         | CAD 5.0E7 C$50 million
        S$1.2b                               | SGD 1.2E9 S$1.2b
        CHF 20m                              | CHF 2.0E7 CHF 20m
        20 million Swiss francs              | CHF 2.0E7 20 million Swiss francs
        SEK 500 million                      | SEK 5.0E8 SEK 500 million
        500 million kronor                   | SEK 5.0E8 500 million kronor
        R$2 billion                          | BRL 2.0E9 R$2 billion
        3 billion reais                      | BRL 3.0E9 3 billion reais
        ₽100 billion                         | RUB 1.0E11 ₽100 billion
        100 billion rubles                   | RUB 1.0E11 100 billion rubles
        ₪500m                                | ILS 5.0E8 ₪500m
        PLN 3bn                              | PLN 3.0E9 PLN 3bn
        €500 m                               | EUR 5.0E8 €500 m
        EUR 1,2 Mrd.                         | EUR 1.2E9 EUR 1,2 Mrd
        1.2 billion euros                    | EUR 1.2E9 1.2 billion euros
        £3.5bn                               | GBP 3.5E9 £3.5bn
        3.5 billion pounds                   | GBP 3.5E9 3.5 billion pounds
        GBP 20m                              | GBP 2.0E7 GBP 20m
        $1.5tn                               | USD 1.5E12 $1.5tn
        $1.5T                                | USD 1.5E12 $1.5T
        $5k                                  | USD 5000.0 $5k
        $500K                                | USD 500000.0 $500K
        US $100 million                      | USD 1.0E8 US $100 million
        100 million U.S. dollars             | USD 1.0E8 100 million U.S. dollars
        100 million US dollars               | USD 1.0E8 100 million US dollars
        USD100m                              | USD 1.0E8 USD100m
        USD 1.5 billion                      | USD 1.5E9 USD 1.5 billion
        a $2-billion-dollar contract         | USD 2.0E9 $2-billion
        multi-billion dollar deal            | -
        half a billion dollars               | USD 5.0E8 half a billion dollars
        a billion dollars                    | USD 1.0E9 a billion dollars
        ten million dollars                  | USD 1.0E7 ten million dollars
        $100 million-plus                    | USD 1.0E8 $100 million
        $3.4 billion (€3.1 billion)          | USD 3.4E9 $3.4 billion;EUR 3.1E9 €3.1 billion
        (约合2.9亿美元)                           | USD 2.9E8 2.9亿美元
        约人民币20.5亿元                           | CNY 2.05E9 人民币20.5亿
        人民币5亿                                | CNY 5.0E8 人民币5亿
        RMB5亿                                | CNY 5.0E8 RMB5亿
        5亿人民币                                | CNY 5.0E8 5亿人民币
        20亿港元                                | HKD 2.0E9 20亿港元
        3亿新元                                 | SGD 3.0E8 3亿新元
        3亿新加坡元                               | SGD 3.0E8 3亿新加坡元
        2000万英镑                              | GBP 2.0E7 2000万英镑
        4.5亿欧元                               | EUR 4.5E8 4.5亿欧元
        50亿卢布                                | RUB 5.0E9 50亿卢布
        100亿卢比                               | INR 1.0E10 100亿卢比
        10亿澳元                                | AUD 1.0E9 10亿澳元
        7.5亿加元                               | CAD 7.5E8 7.5亿加元
        50亿韩元                                | KRW 5.0E9 50亿韩元
        1兆韩元                                 | KRW 1.0E12 1兆韩元
        2兆日圓                                 | JPY 2.0E12 2兆日圓
        5兆美元                                 | USD 5.0E12 5兆美元
        $1,000,000.50                        | USD 1000000.5 $1,000,000.50
        $ 5 million                          | USD 5000000.0 $ 5 million
        5 million dollars                    | USD 5000000.0 5 million dollars
        $5million                            | USD 5000000.0 $5million
        $5 mln                               | USD 5000000.0 $5 mln
        $20-a-month plan                     | USD 20.0 $20
        2.9亿                                 | -
        5元                                   | CNY 5.0 5元
        一元                                   | -
        三百美元                                 | USD 300.0 三百美元
        $1.5 to $2 billion                   | USD 1.5E9 $1.5;USD 2.0E9 $2 billion
        €10–15 million                       | EUR 1.0E7 €10;EUR 1.5E7 15 million
        £1m–£2m                              | GBP 1000000.0 £1m;GBP 2000000.0 £2m
        300-500 million yuan                 | CNY 3.0E8 300;CNY 5.0E8 500 million yuan
        300 to 500 million yuan              | CNY 3.0E8 300;CNY 5.0E8 500 million yuan
        200m yuan                            | CNY 2.0E8 200m yuan
        200mn euros                          | EUR 2.0E8 200mn euros
        2bn rupees                           | INR 2.0E9 2bn rupees
        AED 5 billion                        | AED 5.0E9 AED 5 billion
        5 billion dirhams                    | AED 5.0E9 5 billion dirhams
        SAR 10bn                             | SAR 1.0E10 SAR 10bn
        40 billion riyals                    | SAR 4.0E10 40 billion riyals
        500 million Turkish lira             | TRY 5.0E8 500 million Turkish lira
        1 trillion rupiah                    | IDR 1.0E12 1 trillion rupiah
        ฿500 million                         | THB 5.0E8 ฿500 million
        VND 500 billion                      | VND 5.0E11 VND 500 billion
        500 billion dong                     | VND 5.0E11 500 billion dong
        MX$20 million                        | MXN 2.0E7 MX$20 million
        20 million pesos                     | -
        Tk 500 crore                         | BDT 5.0E9 Tk 500 crore
        ₴500 million                         | UAH 5.0E8 ₴500 million
        500 million hryvnia                  | UAH 5.0E8 500 million hryvnia
        ₺300 million                         | TRY 3.0E8 ₺300 million
        KRW 1.5tn                            | KRW 1.5E12 KRW 1.5tn
        ₩1.5 trillion                        | KRW 1.5E12 ₩1.5 trillion
        1.5조원                                | KRW 1.5E12 1.5조원
        500억원                                | KRW 5.0E10 500억원
        won 5 games                          | -
        H100 $25,000                         | USD 25000.0 $25,000
        $25,000-$30,000                      | USD 25000.0 $25,000;USD 30000.0 $30,000
        售价2.5万美元                             | USD 25000.0 2.5万美元
        单价3万至4万美元                            | USD 30000.0 3万;USD 40000.0 4万美元
        1.5万亿元人民币                            | CNY 1.5E12 1.5万亿元人民币
        $1,2,3                               | -
        $0.5bn                               | USD 5.0E8 $0.5bn
        99美分                                 | -
        1亿2000万元                             | CNY 1.2E8 1亿2000万元
        3万5千元                                | CNY 35000.0 3万5千元
        1.2亿5000万美元                          | USD 1.7E8 1.2亿5000万美元
        五百元素                                 | -
        第一元                                  | -
        十多亿美元                                | USD 1.0E9 十多亿美元
        between $5 and $7 million            | USD 5000000.0 $5;USD 7000000.0 $7 million
        between 5 and 7 million euros        | EUR 5000000.0 5;EUR 7000000.0 7 million euros
        $500 to $1 billion                   | USD 500.0 $500;USD 1.0E9 $1 billion
        HK $5 million                        | HKD 5000000.0 HK $5 million
        12,34,567 rupees                     | INR 1234567.0 12,34,567 rupees
        Rs 12,34,567 crore                   | INR 1.234567E13 Rs 12,34,567 crore
        $1,234                               | USD 1234.0 $1,234
        $12,34                               | USD 12.34 $12,34
        up 5 to $10 billion                  | USD 1.0E10 $10 billion
        Obama billion dollars                | -
        二〇二六年                                | -
        三千万英镑                                | GBP 3.0E7 三千万英镑
        人民币五亿元                               | CNY 5.0E8 人民币五亿
        百年大计                                 | -
        万元户                                  | -
        one trillion yuan                    | CNY 1.0E12 one trillion yuan
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
