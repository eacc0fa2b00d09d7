package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.push.ProblemDetail.ElementError;
import io.lapwing.ingest.push.PushBody.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {
    @Test
    void parse_fullObject_givesReport() {
        assertThat(parse("""
            {"id": "1", "url": "https://x.example/1", "title": "Title", "body": "Body", "publisher": "Sample Desk",
             "publishedAt": "2026-02-24T09:30:00Z", "language": "zh-Hans", "attributes": {"desk": "asia"}}
            """))
                .isEqualTo(new Parsed.Reports(List.of(new PushedReport(
                        "1",
                        "https://x.example/1",
                        "Title",
                        "Body",
                        "Sample Desk",
                        Instant.parse("2026-02-24T09:30:00Z"),
                        "zh-Hans",
                        Map.of("desk", "asia")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"title\": \"a\"}, {\"title\": \"b\"}]",
                "{\"title\": \"a\"}\n{\"title\": \"b\"}\n",
                "{\"title\": \"a\"}\r\n\r\n{\"title\": \"b\"}",
                "{\"title\": \"a\"}{\"title\": \"b\"}",
            })
    void parse_arrayOrLines_givesAll(String body) {
        assertThat(parse(body))
                .isInstanceOfSatisfying(
                        Parsed.Reports.class,
                        reports -> assertThat(reports.reports())
                                .extracting(PushedReport::title)
                                .containsExactly("a", "b"));
    }

    @Test
    void parse_wrongElements_namesElementLineAndField() {
        // when
        var problem = problem("""
            {"title": "fine"}
            {"body": "no title"}
            {"title": "t", "url": "example", "published": "now"}
            {"title": 5, "publishedAt": "yesterday", "attributes": {"a": 1}}
            "text"
            """);

        // then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(ElementError::index, ElementError::line, ElementError::field)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 2, "title"),
                        org.assertj.core.groups.Tuple.tuple(2, 3, "published"),
                        org.assertj.core.groups.Tuple.tuple(2, 3, "url"),
                        org.assertj.core.groups.Tuple.tuple(3, 4, "title"),
                        org.assertj.core.groups.Tuple.tuple(3, 4, "title"),
                        org.assertj.core.groups.Tuple.tuple(3, 4, "publishedAt"),
                        org.assertj.core.groups.Tuple.tuple(3, 4, "attributes.a"),
                        org.assertj.core.groups.Tuple.tuple(4, 5, null));
        assertThat(problem.detail())
                .isEqualTo("report 1 (line 2), field `title`: is required and must not be blank; 7 more; nothing of the"
                        + " request was taken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"title\": | 400 | line 1, column",
                "`{\"title\": \"a\"}\n{\"title\" \"b\"}` | 400 | line 2, column",
                "{\"title\": \"a\", \"title\": \"b\"} | 400 | line 1, column",
                "title=a | 400 | line 1, column",
                "`` | 400 | the body holds no report",
                "[] | 400 | the body holds no report",
            })
    void parse_noJson_saysWhere(String body, int status, String detail) {
        assertThat(problem(body).status()).isEqualTo(status);
        assertThat(problem(body).detail()).startsWith(detail);
    }

    @Test
    void parse_tooMany_isRefused() {
        assertThat(problem("{\"title\": \"a\"}\n".repeat(11)).status()).isEqualTo(413);
        assertThat(parse("{\"title\": \"a\"}\n".repeat(10))).isInstanceOf(Parsed.Reports.class);
    }

    @Test
    void parse_deeplyNested_isRefused() {
        assertThat(problem("{\"title\": " + "[".repeat(5_000)).status()).isEqualTo(400);
    }

    @Test
    void parse_wrongEncoding_isRefused() {
        byte[] latin = {'{', '"', 't', 'i', 't', 'l', 'e', '"', ':', '"', (byte) 0xe9, ' ', '"', '}'};
        assertThat(PushBody.parse(latin, 10)).isInstanceOf(Parsed.Refused.class);
    }

    private static Parsed parse(String body) {
        return PushBody.parse(body.getBytes(UTF_8), 10);
    }

    private static ProblemDetail problem(String body) {
        Parsed parsed = parse(body);
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused) parsed).problem();
    }
}
