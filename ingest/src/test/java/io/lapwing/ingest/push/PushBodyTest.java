package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.lapwing.ingest.push.ProblemDetail.ElementError;
import io.lapwing.ingest.push.PushBody.Parsed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushBodyTest {
    private static final PushClient DESK = new PushClient("desk", Optional.empty(), List.of(), Set.of("asia"));

    @Test
    void parse_fullObject_givesReport() {
        assertThat(parse("""
            {"id": "1", "source": "desk", "url": "https://x.example/1", "title": "Title", "body": "Body", "publisher": "Sample Desk",
             "publishedAt": "2026-02-24T09:30:00Z", "language": "zh-Hans", "attributes": {"desk": "asia"}}
            """))
                .isEqualTo(new Parsed.Reports(List.of(new PushedReport(
                        "1",
                        "desk",
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
            {"title": 5, "publishedAt": "yesterday", "attributes": {"a/b %": 1}}
            "text"
            """);

        // then
        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.errors())
                .extracting(ElementError::index, ElementError::line, ElementError::pointer)
                .containsExactly(
                        tuple(1, 2, "#/1/title"),
                        tuple(2, 3, "#/2/published"),
                        tuple(2, 3, "#/2/url"),
                        tuple(3, 4, "#/3/title"),
                        tuple(3, 4, "#/3/title"),
                        tuple(3, 4, "#/3/publishedAt"),
                        tuple(3, 4, "#/3/attributes/a~1b%20%25"),
                        tuple(4, 5, "#/4"));
        assertThat(problem.detail())
                .isEqualTo("#/1/title (line 2) is required and must not be blank; 7 more; nothing was taken");
    }

    @Test
    void parse_loneObject_pointsIntoItself() {
        assertThat(problem("{}").errors()).extracting(ElementError::pointer).containsExactly("#/title");
        assertThat(problem("[{}]").errors()).extracting(ElementError::pointer).containsExactly("#/0/title");
        assertThat(problem("5").errors()).extracting(ElementError::pointer).containsExactly("#");
    }

    @Test
    void parse_moreWrongThanAreTold_countsThemAll() {
        var problem = problem("{\"title\": \"t\", " + fields(500) + "}");
        assertThat(problem.errors()).hasSize(100);
        assertThat(problem.detail()).contains("; 499 more");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'title': 't', 'id': ' '} | #/id",
                "{'title': 't', 'id': 5} | #/id",
                "{'title': 't', 'source': 'a b'} | #/source",
                "{'title': 't', 'source': '-a'} | #/source",
                "{'title': 't', 'url': 'ftp://x.example/'} | #/url",
                "{'title': 't', 'language': 'english!'} | #/language",
                "{'title': 't\\ud83d'} | #/title",
                "{'title': 't', 'body': '\\ude00\\ud83d'} | #/body",
                "{'title': 't', 'attributes': {'a': '\\ud83d'}} | #/attributes/a",
                "{'title': 't', 'attributes': [1]} | #/attributes",
                "{'title': 't', 'é\"': 1} | #/%C3%A9%22",
            })
    void parse_wrongValue_pointsAtIt(String body, String pointer) {
        assertThat(problem(body.replace("\"", "\\\"").replace('\'', '"')).errors())
                .extracting(ElementError::pointer)
                .containsExactly(pointer);
    }

    @Test
    void parse_giantNames_areNotRepeatedInTheAnswer() {
        String name = "n".repeat(10_000);
        var problem = problem("{\"title\": \"t\", \"" + name + "\": 1, \"attributes\": {\"" + name + "\": \"a\"}}");
        assertThat(problem.errors()).extracting(ElementError::pointer).containsExactly("#", "#/attributes");
        assertThat(problem.toString()).doesNotContain("nnnnnnnnnn");
    }

    @Test
    void parse_wholePairOfSurrogates_isKept() {
        assertThat(parse("{\"title\": \"\\ud83d\\ude00\"}"))
                .isInstanceOfSatisfying(
                        Parsed.Reports.class,
                        reports ->
                                assertThat(reports.reports().getFirst().title()).isEqualTo("😀"));
    }

    @Test
    void parse_sourceOfSomebodyElse_isForbiddenAndNamesTheElement() {
        var problem = problem("""
            {"title": "a", "source": "desk"}
            {"title": "b", "source": "asia"}
            {"title": "c", "source": "wire"}
            """);
        assertThat(problem.kind()).isEqualTo(ProblemKind.FORBIDDEN_SOURCE);
        assertThat(problem.errors()).extracting(ElementError::pointer).containsExactly("#/2/source");
        assertThat(problem.detail()).contains("lapwing.ingest.push.sources.desk");
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
                "`` | 400 | send a JSON object",
                "[] | 400 | send a JSON object",
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
        assertThat(PushBody.parse(latin, DESK, 10)).isInstanceOf(Parsed.Refused.class);
    }

    private static String fields(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"x" + i + "\": 1").collect(Collectors.joining(", "));
    }

    private static Parsed parse(String body) {
        return PushBody.parse(body.getBytes(UTF_8), DESK, 10);
    }

    private static ProblemDetail problem(String body) {
        Parsed parsed = parse(body);
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused) parsed).problem();
    }
}
