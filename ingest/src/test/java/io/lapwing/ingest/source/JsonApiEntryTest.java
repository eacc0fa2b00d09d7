package io.lapwing.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonApiEntryTest {
    @Test
    void parse_fullJsonApi_givesSource() {
        // when
        SourceList list = SourceList.parse("sources.yaml", """
            sources:
              - id: api
                kind: json-api
                url: https://api.example/items?from={since}
                headers: {X-Key: "${SAMPLE_KEY}"}
                poll_interval: PT1H
                json_path:
                  items: $.results[*]
                  id: $.id
                  title: $.title
                  url: $.slug
                  url_template: https://www.example/{value}
                  date: $.date
                  date_format: yyyy-MM-dd HH:mm
                  zone: Asia/Shanghai
                  body: $.text
                  author: $.by
                  language: $.lang
                  publisher: $.site
                since: {format: epoch-seconds, first: P2D, overlap: PT10M}
                paging: {by: page, parameter: offset, first: 0, step: 50, max_pages: 4}
            """);

        // then
        assertThat(list.sources())
                .containsExactly(new JsonApiSource(
                        new SourceProfile("api", "api", "api", null, null, Reliability.F, false, false, List.of()),
                        "https://api.example/items?from={since}",
                        Optional.of(Duration.ofHours(1)),
                        new ItemFields(
                                ItemPath.of("$.results[*]"),
                                ItemPath.of("$.id"),
                                ItemPath.of("$.title"),
                                ItemPath.of("$.slug"),
                                "https://www.example/{value}",
                                ItemPath.of("$.date"),
                                DateForm.of("yyyy-MM-dd HH:mm", ZoneId.of("Asia/Shanghai")),
                                ItemPath.of("$.text"),
                                ItemPath.of("$.by"),
                                ItemPath.of("$.lang"),
                                ItemPath.of("$.site")),
                        new Paging.ByPage("offset", 0, 50, 4),
                        Optional.of(new Since(
                                DateForm.of("epoch-seconds", ZoneOffset.UTC),
                                Duration.ofDays(2),
                                Duration.ofMinutes(10))),
                        List.of(new HeaderTemplate("X-Key", "${SAMPLE_KEY}"))));
    }

    @Test
    void parse_leastJsonApi_takesDefaults() {
        // when
        SourceList list = SourceList.parse("sources.yaml", """
            sources:
              - {id: a, kind: json-api, url: "https://a.example/", json_path: {items: "$", id: $.id, title: $.t}}
              - id: b
                kind: json-api
                url: https://b.example/?s={since}
                json_path: {items: $.x, url: $.u, body: $.b, date: $.d}
                paging: {by: link}
              - {id: c, kind: json-api, url: "https://c.example/", json_path: {items: $.x, url: $.u, body: $.b},
                 paging: {by: cursor, path: $.next, parameter: after}}
            """);

        // then
        assertThat(list.sources()).first().isInstanceOfSatisfying(JsonApiSource.class, api -> {
            assertThat(api.paging()).isEqualTo(new Paging.None());
            assertThat(api.since()).isEmpty();
            assertThat(api.headers()).isEmpty();
            assertThat(api.fields().dateForm()).isEqualTo(DateForm.ISO);
        });
        assertThat(list.sources().get(1)).isInstanceOfSatisfying(JsonApiSource.class, api -> {
            assertThat(api.paging()).isEqualTo(new Paging.ByLink(null, 10));
            assertThat(api.since()).contains(new Since(DateForm.ISO, Duration.ofDays(7), Duration.ZERO));
            assertThat(api.url()).hasToString("https://b.example/?s=%7Bsince%7D");
        });
        assertThat(list.sources().get(2))
                .isInstanceOfSatisfying(
                        JsonApiSource.class,
                        api -> assertThat(api.paging())
                                .isEqualTo(new Paging.ByCursor(ItemPath.of("$.next"), "after", 10)));
    }

    @Test
    void load_fileKind_resolvesItsPathBesideTheList(@TempDir Path folder) throws Exception {
        Path list = Files.writeString(
                folder.resolve("sources.yaml"), "sources:\n  - {id: f, kind: file, path: old/reports.ndjson}\n");

        assertThat(SourceList.load(list).sources())
                .singleElement()
                .isInstanceOfSatisfying(
                        FileSource.class,
                        file -> assertThat(file.path())
                                .isEqualTo(folder.toAbsolutePath().resolve("old/reports.ndjson")));
    }

    @Test
    void parse_keysOfAnotherKind_areErrorsAtTheirLines() {
        // when
        var problems = problems("""
            sources:
              - id: a
                kind: rss
                url: https://a.example/
                json_path: {items: $.x}
                path: x.ndjson
              - id: b
                kind: file
                url: https://b.example/
                paging: {by: link}
              - id: c
                kind: json-api
                path: x.ndjson
            """);

        // then
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactlyInAnyOrder(
                        "sources.yaml:5:5: sources[0].json_path: cannot stand in a source of kind rss; remove it or"
                                + " correct the kind",
                        "sources.yaml:6:5: sources[0].path: cannot stand in a source of kind rss; remove it or correct"
                                + " the kind",
                        "sources.yaml:9:5: sources[1].url: cannot stand in a source of kind file; remove it or correct"
                                + " the kind",
                        "sources.yaml:10:5: sources[1].paging: cannot stand in a source of kind file; remove it or"
                                + " correct the kind",
                        "sources.yaml:7:5: sources[1].path: is required here; add it",
                        "sources.yaml:13:5: sources[2].path: cannot stand in a source of kind json-api; remove it or"
                                + " correct the kind",
                        "sources.yaml:11:5: sources[2].url: is required here; add it",
                        "sources.yaml:11:5: sources[2].json_path: is required here; add it with the paths to items,"
                                + " title, url and date");
    }

    @Test
    void parse_wrongValuesOfAJsonApi_reportsAllWithTheirLines() {
        // when
        var problems = problems("""
            sources:
              - id: a
                kind: json-api
                url: ftp://a.example/{since}
                headers:
                  Host: other.example
                  X-Key: "${SAMPLE KEY}"
                  X-Name: "Zoë"
                json_path:
                  items: results
                  title: $.[
                  url_template: https://a.example/
                  date_format: nonsense pattern
                  zone: Mars/Olympus
                paging:
                  by: cursor
                  first: 3
                since:
                  format: QQQQQQ
                  first: soon
            """);

        // then
        assertThat(problems)
                .extracting(Problem::line, problem -> problem.key().replace("sources[0].", ""))
                .containsExactlyInAnyOrder(
                        at(4, "url"),
                        at(4, "url"),
                        at(6, "headers.Host"),
                        at(7, "headers.X-Key"),
                        at(8, "headers.X-Name"),
                        at(9, "json_path.id"),
                        at(10, "json_path.items"),
                        at(11, "json_path.title"),
                        at(12, "json_path.url_template"),
                        at(13, "json_path.date_format"),
                        at(14, "json_path.zone"),
                        at(17, "paging.first"),
                        at(15, "paging.parameter"),
                        at(15, "paging.path"),
                        at(19, "since.format"),
                        at(20, "since.first"));
        assertThat(problems)
                .extracting(Problem::message)
                .anyMatch(message -> message.contains("'results' is not a JSON path: a path begins with $"))
                .anyMatch(message -> message.contains("'Mars/Olympus' is not a time zone"))
                .anyMatch(message -> message.contains("has {since}, which follows the dates of the items"));
    }

    @Test
    void parse_unknownKeysWithinJsonPath_areErrors() {
        assertThat(problems("""
            sources:
              - {id: a, kind: json-api, url: "https://a.example/", json_path: {items: $.x, titel: $.t}}
            """)).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("sources[0].json_path.titel");
            assertThat(problem.line()).isEqualTo(2);
        });
    }

    private static org.assertj.core.groups.Tuple at(int line, String key) {
        return org.assertj.core.groups.Tuple.tuple(line, key);
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> SourceList.parse("sources.yaml", text))
                .problems();
    }
}
