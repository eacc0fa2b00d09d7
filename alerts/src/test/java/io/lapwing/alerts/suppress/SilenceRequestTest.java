package io.lapwing.alerts.suppress;

import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.alerts.suppress.SilenceRequest.Fault;
import io.lapwing.alerts.suppress.SilenceRequest.Read;
import io.lapwing.record.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceRequestTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void read_completeRequest_isASilence() throws Exception {
        // when
        Silence silence = fine("""
            {"matchers": ["theme=space", "publisher!~\\"Sample \\\\\\"Wire\\\\\\".*\\""],
             "comment": "launch day", "createdBy": "desk", "duration": "PT2H"}\
            """);

        // then
        assertThat(silence.getStartsAt()).isEqualTo(START);
        assertThat(silence.getEndsAt()).isEqualTo(START.plusSeconds(7200));
        assertThat(silence.getMatchers().get(1).getValue()).isEqualTo("Sample \"Wire\".*");
        assertThat(CompiledSilence.of(silence).matchers())
                .extracting(LabelMatcher::toString)
                .containsExactly("theme=space", "publisher!~\"Sample \\\"Wire\\\".*\"");
    }

    @Test
    void read_everythingWrong_isNamedAtOnce() throws Exception {
        assertThat(faults("""
            {"matchers": ["theme", "theme=~("], "comment": "", "createdBy": 7, "endsAt": "tomorrow", "oops": 1}\
            """))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder(
                        "#/oops", "#/endsAt", "#/matchers/0", "#/matchers/1", "#/createdBy", "#/comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"theme=~.*", "entity=", "severity!=critical", "theme=~((a{50}){50}){50}"})
    void read_matcherThatIsTooWide_isRefused(String matcher) throws Exception {
        assertThat(faults("{\"matchers\": [" + MAPPER.writeValueAsString(matcher)
                        + "], \"comment\": \"c\", \"createdBy\": \"d\", \"duration\": \"PT1H\"}"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"duration\": \"PT0S\"",
                "\"duration\": \"-PT1H\"",
                "\"duration\": \"P400D\"",
                "\"duration\": \"P999999999D\"",
                "\"endsAt\": \"2026-02-24T09:59:59Z\"",
                "\"endsAt\": \"+999999999-12-31T23:59:59Z\"",
                "\"endsAt\": \"2026-02-24T11:00:00Z\", \"duration\": \"PT1H\"",
                "\"startsAt\": \"2026-02-25T11:00:00Z\", \"endsAt\": \"2026-02-24T11:00:00Z\""
            })
    void read_timeThatCannotBe_isRefused(String time) throws Exception {
        assertThat(faults("{\"matchers\": [\"theme=space\"], \"comment\": \"c\", \"createdBy\": \"d\", " + time + "}"))
                .isNotEmpty();
    }

    private static Silence fine(String json) throws Exception {
        return ((Read.Fine) SilenceRequest.read(MAPPER.readTree(json), "id", START)).silence();
    }

    private static List<Fault> faults(String json) throws Exception {
        return SilenceRequest.read(MAPPER.readTree(json), "id", START) instanceof Read.Wrong(List<Fault> faults)
                ? faults
                : List.of();
    }
}
