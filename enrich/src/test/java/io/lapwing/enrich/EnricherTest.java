package io.lapwing.enrich;

import static io.lapwing.enrich.Reports.NOON;
import static io.lapwing.enrich.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.RandomText;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Outcome;
import io.lapwing.record.Span;
import io.lapwing.record.ThemeScore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnricherTest {
    private static final Taxonomy TAXONOMY = Taxonomy.load(Optional.of(TopologyBench.taxonomy()));
    private static final Taxonomy SHIPPED = Taxonomy.load(Optional.empty());

    private final Enricher enricher = new Enricher(TAXONOMY, new TextCleaner(500), Duration.ofDays(30));
    private final Enricher shipped = new Enricher(SHIPPED, new TextCleaner(500), Duration.ofDays(30));

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        An AI chip                          | -                       | chips  | ai-chip
        A chip                              | -                       | -      | -
        A chip for a data-centre            | -                       | chips  | chip
        A chip for a data centre            | Fish and chips.         | -      | -
        芯片与计算机                          | -                       | chips  | chip
        一座卫星城                            | -                       | -      | -
        衛星發射                             | -                       | orbit  | satellite;launch
        Export licences for H20             | -                       | chips  | ai-chip;export-rules
        h20 is two of hydrogen              | -                       | -      | -
        -                                   | The microsatellite flew | orbit  | satellite
        """)
    void classify_titleAndText_givesTheConceptsThatCount(String title, String text, String theme, String concepts) {
        List<ThemeScore> scores = enricher.classify(title == null ? "" : title, text == null ? "" : text);

        assertThat(scores).extracting(ThemeScore::getTheme).isEqualTo(theme == null ? List.of() : List.of(theme));
        if (concepts != null) {
            assertThat(scores.getFirst().getConcepts()).containsExactlyInAnyOrder(concepts.split(";"));
        }
    }

    @Test
    void classify_sameWordsInTitle_scoreHigher() {
        double title = enricher.classify("satellite", "").getFirst().getScore();
        double text = enricher.classify("", "satellite").getFirst().getScore();

        assertThat(title).isGreaterThan(text);
    }

    @Test
    void classify_longText_citesABoundedNumberOfMatches() {
        var all = new Enricher(TAXONOMY, new TextCleaner(20_000), Duration.ofDays(30));

        assertThat(all.classify("", "satellite launch ".repeat(1_000))
                        .getFirst()
                        .getEvidence())
                .hasSize(40);
    }

    @Test
    void enrich_entitiesThatNeedAContext_areNamedOnlyInIt() {
        assertThat(entities("Meta orders chips from Nvidia")).containsExactly("meta", "nvidia");
        assertThat(entities("A Meta analysis")).isEmpty();
        assertThat(entities("深度求索與英偉達")).containsExactly("deepseek", "nvidia");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        Chinese makers and the US                    | CN;US
        They told us about it                        | -
        Turkey hunts a turkey                        | TR
        A turkey for Christmas                       | -
        The State of New Mexico                      | -
        中国与俄羅斯在印度洋                             | CN;RU
        South Korean and North Korean drones         | KP;KR
        Norwegian, Danish and Icelandic ministers    | DK;IS;NO
        Ghana buys what Rwandan pilots fly           | GH;RW
        Omani and Kuwaiti buyers                     | KW;OM
        A plan for US$5 billion, or 5 US dollars     | -
        Michael Jordan met a Jordanian               | JO
        Papua New Guinea keeps a guinea pig          | PG
        英軍與法軍在索馬里                               | FR;GB;SO
        南苏丹与尼日尔,再加上尼日利亚                      | NE;NG;SS
        """)
    void enrich_countriesByNameOrPeople_areCodes(String title, String codes) {
        assertThat(enrich(title, "").getCountries()).isEqualTo(codes == null ? List.of() : List.of(codes.split(";")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        deepseek     | DeepSeek        | 深度求索
        nvidia       | Nvidia          | 輝達
        tsmc         | TSMC            | 台積電
        smic         | SMIC            | 中芯国际
        huawei       | Huawei          | 华为
        asml         | ASML            | 阿斯麦
        samsung      | Samsung         | 三星电子
        dji          | DJI             | 大疆
        spacex       | SpaceX          | 太空探索技术公司
        starlink     | Starlink        | 星链
        long-march-5 | Long March 5    | 長征五號
        bayraktar-tb2| Bayraktar TB2   | 拜拉克塔尔
        """)
    void enrich_nameInEitherLanguage_isOneEntity(String id, String english, String chinese) {
        assertThat(ids(shipped, english + " reports")).containsExactly(id);
        assertThat(ids(shipped, chinese + "发布")).containsExactly(id);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        A Meta analysis of trials     | Meta trains a large language model
        Apple pie recipe              | Apple orders semiconductor wafers
        A horoscope for Gemini        | Gemini is a large language model
        Claude Monet exhibition       | Claude, the language model
        The Amazon rainforest         | Amazon launches a satellite rocket into orbit
        """)
    void enrich_commonWordThatIsAName_isOneOnlyInItsField(String elsewhere, String field) {
        assertThat(ids(shipped, elsewhere)).isEmpty();
        assertThat(ids(shipped, field)).hasSize(1);
    }

    @Test
    void entities_shipped_areManyWithNamesInBothLanguages() {
        assertThat(SHIPPED.entities()).hasSizeGreaterThanOrEqualTo(250);
        assertThat(SHIPPED.entities().stream().map(entity -> entity.id()).distinct())
                .hasSameSizeAs(SHIPPED.entities());
        assertThat(SHIPPED.entities())
                .filteredOn(entity -> !entity.needs().isEmpty())
                .hasSizeGreaterThan(50);
    }

    @Test
    void enrich_reportSeenBefore_keepsItsWordsAndGetsNoThemes() {
        var raw = report("a", "<b>AI</b> chip", "Text").build();

        EnrichedReport report =
                enricher.enrich(raw, new Sighting.Repeat("first"), NOON).report();

        assertThat(report.getOutcome()).isEqualTo(Outcome.DUPLICATE);
        assertThat(report.getOutcomeReason()).isEqualTo("Another source gave this address or this content before.");
        assertThat(report.getTitle()).isEqualTo("AI chip");
        assertThat(report.getThemes()).isEmpty();
        assertThat(report.getEnrichedAt()).isEqualTo(NOON);
    }

    static LongStream seeds() {
        return new Random().longs(1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void enrich_randomText_hasSpansThatCutOutTheWordsAndScoresInBounds(long seed) {
        // given
        var random = new Random(seed);
        var raw = report("a", RandomText.of(random), RandomText.of(random)).build();

        for (Enricher one : List.of(enricher, shipped)) {
            // when
            Enrichment enrichment = one.enrich(raw, Sighting.first(), NOON);

            // then
            EnrichedReport report = enrichment.report();
            for (ThemeScore score : report.getThemes()) {
                assertThat(score.getScore()).isBetween(0.0, 1.0);
                assertThat(score.getEvidence()).isNotEmpty();
                for (Evidence evidence : score.getEvidence()) {
                    assertThat(cut(report, evidence.getField(), evidence.getStart(), evidence.getEnd()))
                            .isEqualTo(evidence.getTerm())
                            .isEqualTo(evidence.getTerm().strip());
                    assertThat(evidence.getWeight()).isBetween(0.0, 1.0);
                }
            }
            for (Entity entity : report.getEntities()) {
                for (Span span : entity.getSpans()) {
                    assertThat(cut(report, span.getField(), span.getStart(), span.getEnd()))
                            .isNotBlank();
                }
            }
            report.getAmounts().forEach(amount -> {
                Span span = amount.getSpan();
                assertThat(cut(report, span.getField(), span.getStart(), span.getEnd()))
                        .containsPattern("[0-9]");
                assertThat(amount.getValue()).isPositive();
            });
        }
    }

    private static List<String> ids(Enricher enricher, String title) {
        return enricher.enrich(report("a", title, "").build(), Sighting.first(), NOON).report().getEntities().stream()
                .map(Entity::getId)
                .toList();
    }

    private List<String> entities(String title) {
        return enrich(title, "").getEntities().stream().map(Entity::getId).toList();
    }

    private EnrichedReport enrich(String title, String text) {
        return enricher.enrich(report("a", title, text).build(), Sighting.first(), NOON)
                .report();
    }

    private static String cut(EnrichedReport report, Field field, int start, int end) {
        String text = field == Field.TITLE ? report.getTitle() : report.getText();
        return text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, end));
    }
}
