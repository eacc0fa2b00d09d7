package io.lapwing.ingest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.lapwing.ingest.TestStack.Instance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// JSON APIs and files through the service as it runs, on a real broker.
class SourceKindsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int BACKFILL = 2_500;

    private final WireMockServer host =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @TempDir
    Path folder;

    private TestStack stack;

    @BeforeEach
    void start() throws Exception {
        stack = new TestStack(folder);
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop();
        stack.close();
        assertThat(stack.failures).isEmpty();
    }

    @Test
    void polling_pagedApiAndGrowingFileWithRestart_publishesEachReportOnce() throws Exception {
        // given
        Path sources = Files.writeString(folder.resolve("sources.yaml"), """
            sources:
              - id: api
                kind: json-api
                url: %s/items
                poll_interval: PT1S
                json_path: {items: $.items, id: $.id, title: $.id}
                paging: {by: cursor, path: $.next, parameter: after}
              - id: old
                kind: file
                path: old.ndjson
                poll_interval: PT1S
            """.formatted(host.baseUrl()));
        Path file = Files.writeString(folder.resolve("old.ndjson"), lines("line", 0, BACKFILL) + "broken\n");
        page("/items", items("a", 2, 4), "p2");
        page("/items?after=p2", items("a", 0, 2), null);

        // when
        try (Instance instance = stack.start(sources, Map.of())) {
            awaitReports(BACKFILL + 4);
            assertThat(instance.meters()
                            .get("lapwing.ingest.elements.skipped")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
        Files.writeString(file, lines("more", 0, 10), StandardOpenOption.APPEND);
        page("/items", items("a", 3, 6), "p2");
        try (Instance _ = stack.start(sources, Map.of())) {
            awaitReports(BACKFILL + 4 + 10 + 2);
            int before = stack.cursors().size();
            await().atMost(LIMIT).until(() -> stack.cursors().size() >= before + 4);
        }

        // then
        assertThat(stack.titles()).hasSize(BACKFILL + 16).doesNotHaveDuplicates();
        assertThat(stack.reports())
                .extracting(report -> report.value().getOrigin().getSourceKind())
                .containsOnly("json-api", "file");
        assertThat(stack.cursors())
                .filteredOn(cursor -> cursor.key().equals("old"))
                .last()
                .satisfies(cursor -> {
                    assertThat(cursor.value().getPosition()).contains("\"line\":" + (BACKFILL + 11));
                    assertThat(cursor.value().getAddress()).endsWith("old.ndjson");
                    assertThat(cursor.value().getSeen()).isEmpty();
                });
    }

    private void awaitReports(int count) {
        await().atMost(LIMIT).until(() -> stack.reports().size() >= count);
    }

    private void page(String path, String items, @Nullable String next) {
        String mark = next == null ? "null" : "\"" + next + "\"";
        host.stubFor(get(urlEqualTo(path))
                .willReturn(aResponse().withBody("{\"items\": [" + items + "], \"next\": " + mark + "}")));
    }

    /// Newest first, as APIs have it.
    private static String items(String name, int from, int to) {
        return IntStream.iterate(to - 1, i -> i >= from, i -> i - 1)
                .mapToObj(i -> "{\"id\": \"" + name + i + "\"}")
                .collect(Collectors.joining(","));
    }

    private static String lines(String name, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"title\": \"" + name + i + "\"}\n")
                .collect(Collectors.joining());
    }
}
