package io.lapwing.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceListTest {
    @Test
    void parse_fullEntry_givesSource() {
        // when
        SourceList list = SourceList.parse("sources.yaml", """
            sources:
              - id: sample-wire
                name: Sample Wire
                url: https://wire.example/feed.xml
                kind: rss
                publisher: Sample Press
                country: FR
                language: fr
                reliability: B
                official: true
                state_media: true
                poll_interval: PT10M
                themes: [space, drones]
            """);

        // then
        var profile = new SourceProfile(
                "sample-wire",
                "Sample Wire",
                "Sample Press",
                "FR",
                "fr",
                Reliability.B,
                true,
                true,
                List.of("space", "drones"));
        assertThat(list.sources())
                .containsExactly(new FeedSource(
                        profile, URI.create("https://wire.example/feed.xml"), Optional.of(Duration.ofMinutes(10))));
    }

    @Test
    void parse_leastEntry_takesDefaults() {
        // when
        SourceList list = SourceList.parse("sources.yaml", """
            sources:
              - {id: a, url: "http://a.example/", kind: rss}
              - {id: b, url: "http://b.example/", kind: rss, enabled: false}
            """);

        // then
        assertThat(list.disabled()).isEqualTo(1);
        assertThat(list.sources()).singleElement().satisfies(source -> {
            assertThat(source.pollInterval()).isEmpty();
            assertThat(source.profile())
                    .isEqualTo(new SourceProfile("a", "a", "a", null, null, Reliability.F, false, false, List.of()));
        });
    }

    @Test
    void parse_unknownKeysAndWrongValues_reportsAllWithTheirLines() {
        // when
        var problems = problems("""
            sources:
              - id: Bad Id
                url: https://a.example/
                kind: telepathy
                colour: red
              - url: https://b.example/
                kind: rss
            """);

        // then
        assertThat(problems)
                .extracting(Problem::line, Problem::key)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(2, "sources[0].id"),
                        org.assertj.core.groups.Tuple.tuple(4, "sources[0].kind"),
                        org.assertj.core.groups.Tuple.tuple(5, "sources[0].colour"),
                        org.assertj.core.groups.Tuple.tuple(6, "sources[1].id"));
    }

    @Test
    void parse_wrongAddressesIntervalsAndRepeatedIds_reportsAllWithTheirLines() {
        // when
        var problems = problems("""
            sources:
              - id: a
                url: ftp://a.example/
                kind: rss
              - id: a
                url: https://user:secret@b.example/
                kind: rss
                poll_interval: 10 minutes
              - id: c
                url: https:///feed
                kind: rss
                poll_interval: PT0.1S
            """);

        // then
        assertThat(problems.stream().map(Problem::toString))
                .containsExactly(
                        "sources.yaml:3:5: sources[0].url: 'ftp://a.example/' must begin with http:// or https://",
                        "sources.yaml:5:5: sources[1].id: 'a' is already the id of the source at line 2; give each"
                                + " source its own",
                        "sources.yaml:6:5: sources[1].url: an address with a user name or password in it is not"
                                + " accepted; remove it",
                        "sources.yaml:8:5: sources[1].poll_interval: '10 minutes' is not a duration; write one like"
                                + " PT15M or PT6H",
                        "sources.yaml:10:5: sources[2].url: 'https:///feed' names no host; write it as"
                                + " https://host/path",
                        "sources.yaml:12:5: sources[2].poll_interval: 'PT0.1S' is too short; take a second (PT1S) or"
                                + " more");
    }

    @Test
    void problems_missingFile_saysSo(@TempDir Path folder) {
        assertThat(SourceList.problems(folder.resolve("none.yaml")))
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("cannot be read: there is no such file");
    }

    @Test
    void problems_goodFile_areNone(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("sources.yaml"), "sources: []");
        assertThat(SourceList.problems(file)).isEmpty();
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> SourceList.parse("sources.yaml", text))
                .problems();
    }
}
