package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.Anchor.Field;
import io.lapwing.record.Signal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefilterTest {
    private static final List<String> PARTS = List.of(
            "'a' in signal.concepts",
            "signal.concepts.exists(c, c in ['a', 'b'])",
            "signal.concepts.exists(c, c == 'c' && signal.score > 0.3)",
            "signal.concepts.exists(c, 'b' == c || c == 'd')",
            "signal.concepts.all(c, c == 'a')",
            "signal.score >= 0.5",
            "0.3 < signal.score",
            "signal.score < 0.6",
            "signal.official",
            "!source.official",
            "source.publisher == 'P'",
            "signal.publisher in ['P', 'Q']",
            "story.stage != 'new'",
            "report.title.contains('sat')",
            "'e1' in signal.entities",
            "1 / (story.origins - 1) > 0");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'a' in signal.concepts && signal.score > 0.2",
                "signal.concepts.exists(c, c in ['a'])",
                "signal.official && 'a' in signal.concepts && signal.concepts.exists(c, c in ['x', 'y'])"
            })
    void of_conditionOverValues_hasOneAnchor(String text) throws Exception {
        assertThat(Condition.compile(text).prefilter().lookup().orElseThrow()).hasSize(1);
    }

    @Test
    void of_alternatives_needsOneOfAll() throws Exception {
        assertThat(Condition.compile("'a' in signal.concepts || source.publisher in ['P', 'Q']")
                        .prefilter()
                        .lookup())
                .contains(Set.of(
                        new Anchor(Field.CONCEPTS, "a"),
                        new Anchor(Field.PUBLISHER, "P"),
                        new Anchor(Field.PUBLISHER, "Q")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!('a' in signal.concepts)",
                "'a' in signal.concepts || signal.score > 0.5",
                "signal.concepts.all(c, c == 'a')",
                "signal.title == 'a' ? true : false"
            })
    void of_conditionThatCanHoldWithout_hasNone(String text) throws Exception {
        assertThat(Condition.compile(text).prefilter().lookup()).isEmpty();
    }

    @Test
    void candidates_anyConditionsAndSignals_leaveOutNothingThatHolds() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("PrefilterTest seed " + seed);
        var random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            // given
            String text = condition(random, 3);
            Condition condition = Condition.compile(text);
            var index = new RuleIndex(RuleFile.parse("f", "rules:\n  - {id: r, type: match, when: \"" + text + "\"}")
                    .rules()
                    .all());
            for (int j = 0; j < 20; j++) {
                Signal signal = signal(random);

                // when
                boolean candidate = !index.candidates(signal).isEmpty();

                // then
                assertThat(candidate || !holds(condition, signal))
                        .as("%s on %s", text, signal)
                        .isTrue();
            }
        }
    }

    private static boolean holds(Condition condition, Signal signal) {
        try {
            return condition.holds(SignalType.view(signal));
        } catch (Condition.UndecidedException e) {
            return false; // counts as not met, whether it is evaluated or not
        }
    }

    private static String condition(Random random, int depth) {
        if (depth == 0 || random.nextInt(4) == 0) {
            return PARTS.get(random.nextInt(PARTS.size()));
        }
        String left = condition(random, depth - 1);
        String right = condition(random, depth - 1);
        return switch (random.nextInt(5)) {
            case 0 -> "!(" + left + ")";
            case 1, 2 -> "(" + left + " && " + right + ")";
            default -> "(" + left + " || " + right + ")";
        };
    }

    private static Signal signal(Random random) {
        String[] concepts = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> String.valueOf((char) ('a' + random.nextInt(4))))
                .toArray(String[]::new);
        var signals = report("one")
                .score(random.nextInt(11) / 10.0)
                .concepts(concepts)
                .publisher(String.valueOf((char) ('P' + random.nextInt(3))))
                .origins(1 + random.nextInt(2));
        if (random.nextBoolean()) {
            signals.official();
        }
        if (random.nextBoolean()) {
            signals.entities("e1");
        }
        return signals.build();
    }
}
