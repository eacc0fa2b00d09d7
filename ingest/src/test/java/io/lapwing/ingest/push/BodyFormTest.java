package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BodyFormTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | | Plain",
                "Application/JSON; Charset=UTF-8 | identity | Plain",
                "application/x-ndjson;charset=\"utf-8\" | gzip | Gzip",
                "application/jsonl | X-GZIP | Gzip",
                "application/json | br | Refused",
                "application/json | gzip, gzip | Refused",
                "application/json; charset=iso-8859-1 | | Refused",
                "text/plain | | Refused",
                "application/x-www-form-urlencoded | | Refused",
                "application/jsonp | | Refused",
                " | | Refused",
            })
    void of_headers_tellsTheForm(@Nullable String type, @Nullable String encoding, String form) {
        var headers = new HashMap<String, @Nullable String>();
        headers.put("Content-Type", type);
        headers.put("Content-Encoding", encoding);
        assertThat(BodyForm.of(headers::get).getClass().getSimpleName()).isEqualTo(form);
        if (BodyForm.of(headers::get) instanceof BodyForm.Refused(ProblemDetail problem)) {
            assertThat(problem.status()).isEqualTo(415);
            assertThat(problem.detail()).containsAnyOf("application/x-ndjson", "gzip");
        }
    }
}
