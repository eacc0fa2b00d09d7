package io.lapwing.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataFileTest {
    record Animals(List<Bird> birds) {}

    record Bird(String name, double wingSpan, Duration flight) {}

    private final DataFile<Animals> file = new DataFile<>(Animals.class, "/birds.schema.json");

    @Test
    void parse_goodFile_becomesARecord() {
        var loaded = file.parse("birds.yaml", "birds:\n  - {name: lapwing, wing_span: 0.85, flight: PT2H}\n");
        assertThat(loaded.value().birds()).containsExactly(new Bird("lapwing", 0.85, Duration.ofHours(2)));
    }

    @Test
    void parse_severalMistakes_allAreNamedWithLineAndKey() {
        // given
        String text = """
            birds:
              - name: lapwing
                wing_span: wide
              - nmae: heron
                wing_span: 1.8
            """;

        // when
        List<Problem> problems = catchThrowableOfType(ConfigException.class, () -> file.parse("birds.yaml", text))
                .problems();

        // then
        assertThat(problems)
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(3);
                    assertThat(problem.key()).isEqualTo("birds[0].wing_span");
                })
                .anySatisfy(problem -> {
                    assertThat(problem.line()).isEqualTo(4);
                    assertThat(problem.key()).isEqualTo("birds[1].nmae");
                })
                .anySatisfy(problem -> {
                    assertThat(problem.key()).isEqualTo("birds[1].name");
                    assertThat(problem.message()).contains("required");
                });
    }

    @Test
    void parse_valueThatTheSchemaCannotJudge_isNamedWithItsLine() {
        String text = "birds:\n  - name: lapwing\n    wing_span: 1\n    flight: long\n";
        assertThat(catchThrowableOfType(ConfigException.class, () -> file.parse("birds.yaml", text))
                        .problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(4);
                    assertThat(problem.key()).isEqualTo("birds[0].flight");
                });
    }

    @Test
    void parse_emptyFile_isNoFile() {
        assertThat(catchThrowableOfType(ConfigException.class, () -> file.parse("birds.yaml", ""))
                        .getMessage())
                .contains("birds.yaml")
                .contains("birds");
    }
}
