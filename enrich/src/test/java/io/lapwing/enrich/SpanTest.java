package io.lapwing.enrich;

import static io.lapwing.enrich.Reports.NOON;
import static io.lapwing.enrich.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Field;
import io.lapwing.record.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Known words among characters that shift offsets: what is cited is those words, all of them and nothing else.
class SpanTest {
    private static final Taxonomy TAXONOMY = Taxonomy.load(Optional.of(TopologyBench.taxonomy()));

    /// Words of concepts as published, and as they stand in the clean text.
    private static final String[][] TERMS = {
        {"AI chip", "AI chip"},
        {"AI-chips", "AI-chips"},
        {"ＡＩ　ｃｈｉｐ", "AI chip"},
        {"ai\u00A0CHIP", "ai CHIP"},
        {"AI芯片", "AI芯片"},
        {"AI 芯片", "AI 芯片"},
        {"人工智能芯片", "人工智能芯片"},
        {"Ｈ２０", "H20"},
        {"衛星", "衛星"},
        {"卫星", "卫星"},
        {"satel\u00ADlites", "satellites"},
        {"micro\u200Bsatellite", "microsatellite"},
        {"export&#32;control", "export control"},
        {"出口管制", "出口管制"},
        {"發射", "發射"},
    };
    private static final String[][] NAMES = {
        {"深度求索", "深度求索"}, {"英偉達", "英偉達"}, {"Ｎｖｉｄｉａ", "Nvidia"}, {"DeepSeek", "DeepSeek"},
    };
    private static final String[][] AMOUNTS = {
        {"US＄５ billion", "US$5 billion"}, {"2.9 億美元", "2.9 億美元"}, {"€1.2bn", "€1.2bn"}, {"三百亿美元", "三百亿美元"},
    };
    /// What stands between: pairs of surrogates, ligatures that grow, marks that merge, references, tags.
    private static final String[] FILLERS = {
        " \uD83D\uDE80 ",
        "，\uD842\uDFB7，",
        " \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD ",
        "。",
        " ﬃ ",
        " e\u0301 ",
        " \uD83D ",
        " &#x1F680; ",
        " <b>\uD83C\uDDFA\uD83C\uDDE6</b> ",
        " 🧑\u200D🚀 ",
        "！",
        " ㍿ ",
        " \u202Ezz\u202C ",
    };

    private final Enricher enricher = new Enricher(TAXONOMY, new TextCleaner(20_000), Duration.ofDays(30));

    static LongStream seeds() {
        return new Random().longs(300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void enrich_knownWordsAmongOddCharacters_citesExactlyThem(long seed) {
        // given
        var random = new Random(seed);
        var title = new Words(random);
        var text = new Words(random);

        // when
        EnrichedReport report = enricher.enrich(
                        report("a", title.source, text.source).build(), Sighting.first(), NOON)
                .report();

        // then
        assertThat(evidence(report, Field.TITLE)).containsExactlyInAnyOrderElementsOf(title.terms);
        assertThat(evidence(report, Field.TEXT)).containsExactlyInAnyOrderElementsOf(text.terms);
        assertThat(names(report, Field.TITLE)).containsExactlyInAnyOrderElementsOf(title.names);
        assertThat(names(report, Field.TEXT)).containsExactlyInAnyOrderElementsOf(text.names);
        assertThat(amounts(report, Field.TITLE)).containsExactlyElementsOf(title.amounts);
        assertThat(amounts(report, Field.TEXT)).containsExactlyElementsOf(text.amounts);
    }

    /// Few enough words that all are cited.
    private static final class Words {
        private final String source;
        private final List<String> terms = new ArrayList<>();
        private final List<String> names = new ArrayList<>();
        private final List<String> amounts = new ArrayList<>();

        Words(Random random) {
            var out = new StringBuilder();
            for (int i = random.nextInt(12); i > 0; i--) {
                out.append(pick(random, FILLERS));
                switch (random.nextInt(4)) {
                    case 0 -> out.append(take(pick(random, NAMES), names));
                    case 1 -> out.append(take(pick(random, AMOUNTS), amounts));
                    default -> out.append(take(pick(random, TERMS), terms));
                }
            }
            source = out.append(pick(random, FILLERS)).toString();
        }

        private static String take(String[] word, List<String> into) {
            into.add(word[1]);
            return word[0];
        }

        private static <T> T pick(Random random, T[] from) {
            return from[random.nextInt(from.length)];
        }
    }

    private static List<String> evidence(EnrichedReport report, Field field) {
        return report.getThemes().stream()
                .flatMap(theme -> theme.getEvidence().stream())
                .filter(evidence -> evidence.getField() == field)
                .map(evidence -> cut(report, new Span(field, evidence.getStart(), evidence.getEnd())))
                .toList();
    }

    private static List<String> names(EnrichedReport report, Field field) {
        return report.getEntities().stream()
                .flatMap(entity -> entity.getSpans().stream())
                .filter(span -> span.getField() == field)
                .map(span -> cut(report, span))
                .toList();
    }

    private static List<String> amounts(EnrichedReport report, Field field) {
        return report.getAmounts().stream()
                .map(amount -> amount.getSpan())
                .filter(span -> span.getField() == field)
                .map(span -> cut(report, span))
                .toList();
    }

    private static String cut(EnrichedReport report, Span span) {
        String text = span.getField() == Field.TITLE ? report.getTitle() : report.getText();
        int[] codePoints = text.codePoints().toArray();
        return new String(codePoints, span.getStart(), span.getEnd() - span.getStart());
    }
}
