package io.lapwing.alerts.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelMatcherTest {
    private static final Map<String, String> LABELS = Map.of("theme", "space", "publisher", "Sample Wire");

    @ParameterizedTest
    @CsvSource({
        "theme=space, true",
        "theme = space, true",
        "theme=spa, false",
        "theme!=drones, true",
        "theme!=space, false",
        "theme=~space|drones, true",
        "theme=~spa, false",
        "theme!~dr.*, true",
        "publisher=\"Sample Wire\", true",
        "publisher=~Sample .*, true",
        "entity=, true",
        "entity=~.+, false"
    })
    void matches_labels_asWritten(String matcher, boolean expected) {
        assertThat(LabelMatcher.parse(matcher).matches(LABELS)).isEqualTo(expected);
    }

    @Test
    void parse_noOperator_saysHowToWriteOne() {
        assertThatThrownBy(() -> LabelMatcher.parse("severity"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'severity' is no matcher; write label=value, label!=value, label=~regex or label!~regex");
    }

    @Test
    void parse_brokenExpression_saysWhy() {
        assertThatThrownBy(() -> LabelMatcher.parse("theme=~(space"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'(space' is no regular expression: missing closing )");
    }
}
