package io.lapwing.alerts.rule;

import static io.lapwing.alerts.Signals.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapwing.alerts.Signals;
import io.lapwing.alerts.rule.Condition.IssuesException;
import io.lapwing.alerts.rule.Condition.UndecidedException;
import io.lapwing.record.Amount;
import io.lapwing.record.Field;
import io.lapwing.record.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Signals SIGNAL = report("one")
            .theme("space")
            .score(0.8)
            .official()
            .concepts("counter-space", "satellite")
            .entities("deepseek")
            .amounts(Amount.newBuilder()
                    .setValue(1e11)
                    .setCurrency("USD")
                    .setSpan(Span.newBuilder()
                            .setField(Field.TEXT)
                            .setStart(0)
                            .setEnd(1)
                            .build())
                    .build());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "true",
                "signal.score > 0.5",
                "signal.score < 1",
                "signal.theme == 'space' && signal.official",
                "'counter-space' in signal.concepts",
                "signal.concepts.exists(c, c.startsWith('sat'))",
                "signal.entities == ['deepseek'] && signal.entity_types == ['lab']",
                "signal.title.lowerAscii().contains('microwave')",
                "signal.title.matches('(?i)MICROWAVE +satellites?')",
                "signal.story_stage == 'new' && signal.story_reports + signal.story_origins == 2",
                "signal.countries.size() == 1 && signal.country == 'US' && signal.terms.size() == 1",
                "!signal.state_media && signal.reliability <= 'C' && signal.language == 'en'",
                "signal.url.startsWith('https://') && signal.source == 'wire' && signal.source_kind == 'rss'",
                "signal.excerpt != '' && signal.publisher == 'Sample Wire' && signal.story == 'story-one'",
                "report.id == 'one' && report.title == signal.title && report.language == 'en'",
                "report.published <= report.fetched && report.age < duration('1h')",
                "source.id == 'wire' && source.publisher == 'Sample Wire' && source.kind == 'rss' && source.official",
                "story.id == 'story-one' && story.stage == 'new' && story.reports == 1 && story.origins == 1",
                "signal.amounts.exists(a, a.currency == 'USD' && a.value >= 1e9)"
            })
    void holds_whatIsTrue_isTrue(String text) throws Exception {
        assertThat(holds(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "signal.score > 0.8", "'x' in signal.concepts", "signal.theme == 'drones'"})
    void holds_whatIsFalse_isFalse(String text) throws Exception {
        assertThat(holds(text)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        signal.scoer > 0.5            | 1 | 7  | signal has no field 'scoer'
        report.scoer > 0.5            | 1 | 7  | report has no field 'scoer'; it has id, title
        source.score > 0.5            | 1 | 7  | source has no field 'score'; it has id
        story.reports > 'a'           | 1 | 15 | found no matching overload for '_>_'
        foo == 1                      | 1 | 1  | 'foo' is not known here
        signal.score                  | 1 | 7  | must be true or false, but is of type double
        signal.theme == 3             | 1 | 14 | found no matching overload for '_==_'
        3 in signal.concepts          | 1 | 3  | found no matching overload for '@in'
        signal.official &&            | 1 | 19 | mismatched input
        """)
    void compile_fault_saysWhereAndWhat(String text, int line, int column, String message) {
        assertThatThrownBy(() -> Condition.compile(text))
                .isInstanceOfSatisfying(
                        IssuesException.class,
                        e -> assertThat(e.issues()).first().satisfies(issue -> {
                            assertThat(issue.line()).isEqualTo(line);
                            assertThat(issue.column()).isEqualTo(column);
                            assertThat(issue.message()).startsWith(message);
                        }));
    }

    @Test
    void holds_faultOnThisSignal_isUndecided() throws Exception {
        // given
        Condition condition = Condition.compile("signal.story_reports / (signal.story_origins - 1) > 1");

        // when, then
        assertThatThrownBy(() -> condition.holds(SignalType.view(SIGNAL.build())))
                .isInstanceOf(UndecidedException.class)
                .hasMessageContaining("by zero");
    }

    private static boolean holds(String text) throws Exception {
        return Condition.compile(text).holds(SignalType.view(SIGNAL.build()));
    }
}
