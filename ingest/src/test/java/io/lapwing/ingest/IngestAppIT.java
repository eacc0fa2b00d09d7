package io.lapwing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.ingest.TestStack.Instance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as it runs, on a real broker.
class IngestAppIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private TestStack stack;
    private FeedHost host;

    @BeforeEach
    void start() throws Exception {
        stack = new TestStack(folder);
        host = new FeedHost();
    }

    @AfterEach
    void stop() {
        host.close();
        stack.close();
        assertThat(stack.failures).isEmpty();
    }

    @Test
    void polling_withRestart_publishesEachEntryOnce() throws Exception {
        // given
        host.show("alpha", "Two", "One");
        Path sources = host.list(folder, "alpha");

        // when
        try (Instance _ = stack.start(sources, Map.of())) {
            awaitTitles("One", "Two");
            awaitPolls(3);
        }
        host.show("alpha", "Three", "Two", "One");
        try (Instance _ = stack.start(sources, Map.of())) {
            awaitTitles("One", "Two", "Three");
            awaitPolls(8);
        }

        // then
        var reports = stack.reports();
        assertThat(stack.titles()).containsExactlyInAnyOrder("One", "Two", "Three");
        var one = reports.stream()
                .filter(report -> report.value().getTitle().equals("One"))
                .findFirst()
                .orElseThrow();
        assertThat(one.key()).isEqualTo("https://alpha.example/One");
        assertThat(one.value().getUrl()).isEqualTo("https://alpha.example/One");
        assertThat(one.value().getBody()).isEqualTo("About One");
        assertThat(one.value().getOrigin().getPublisher()).isEqualTo("Sample Publisher");
        assertThat(one.timestamp()).isEqualTo(one.value().getFetchedAt().toEpochMilli());
        assertThat(new String(one.headers().lastHeader("ce_type").value(), UTF_8))
                .isEqualTo("io.lapwing.report.fetched");
        assertThat(stack.cursors().getLast().value().getSeen()).hasSize(3);
    }

    @Test
    void polling_whileOneSourceFails_goesOnWithTheOthers() throws Exception {
        // given
        host.fail("broken", 500);
        host.show("fine", "News");
        Path sources = host.list(folder, "broken", "fine");

        // when
        try (Instance instance = stack.start(sources, Map.of())) {
            awaitTitles("News");
            await().atMost(LIMIT)
                    .until(() -> stack.cursors().stream()
                            .anyMatch(cursor -> cursor.value().getFailures() == 2));

            // then
            assertThat(instance.meters()
                            .get("lapwing.ingest.source.failures")
                            .tag("reason", "status")
                            .counter()
                            .count())
                    .isPositive();
            assertThat(instance.meters()
                            .get("lapwing.ingest.sources.failing")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        }
    }

    @Test
    void polling_byTwoInstances_sharesTheSources() throws Exception {
        // given
        String[] feeds = IntStream.range(0, 12).mapToObj(i -> "feed" + i).toArray(String[]::new);
        Arrays.stream(feeds).forEach(feed -> host.show(feed, feed + " old"));
        Path sources = host.list(folder, feeds);

        // when
        try (Instance first = stack.start(sources, Map.of())) {
            await().atMost(LIMIT).until(() -> stack.reports().size() == feeds.length);
            try (Instance second = stack.start(sources, Map.of())) {
                await().atMost(LIMIT).until(() -> first.owned() + second.owned() == feeds.length && second.owned() > 0);
                Arrays.stream(feeds).forEach(feed -> host.show(feed, feed + " new", feed + " old"));
                await().atMost(LIMIT).until(() -> stack.reports().size() == 2 * feeds.length);
            }
            await().atMost(LIMIT).until(() -> first.owned() == feeds.length);
            Arrays.stream(feeds).forEach(feed -> host.show(feed, feed + " newest", feed + " new"));
            await().atMost(LIMIT).until(() -> stack.reports().size() >= 3 * feeds.length);
            awaitPolls(stack.cursors().size() + 2 * feeds.length);
        }

        // then
        assertThat(stack.titles()).hasSize(3 * feeds.length).doesNotHaveDuplicates();
    }

    @Test
    void polling_withUnreadableCursor_putsItAsideAndReadsTheSource() throws Exception {
        // given
        host.show("alpha", "One");
        Path sources = host.list(folder, "alpha");
        byte[] garbage = "no cursor".getBytes(UTF_8);
        int partition;
        try (Instance _ = stack.start(sources, Map.of())) {
            awaitTitles("One");
            partition = stack.cursors().getLast().partition();
        }
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", stack.broker.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(TestStack.TOPICS.cursors(), partition, "alpha", garbage));
        }

        // when
        try (Instance _ = stack.start(sources, Map.of())) {
            awaitTitles("One", "One");
        }

        // then
        assertThat(stack.deadLetters()).hasSize(1).first().satisfies(letter -> {
            assertThat(letter.key()).isEqualTo("alpha");
            assertThat(letter.value()).isEqualTo(garbage);
        });
    }

    @Test
    void push_ofReports_isAnsweredOnceTheyAreStored() throws Exception {
        // given
        Path sources = host.list(folder);
        try (Instance instance = stack.start(sources, Map.of("lapwing.ingest.push.tokens.desk", "s3cret"));
                HttpClient client = HttpClient.newHttpClient()) {
            // when
            var request = HttpRequest.newBuilder(
                            URI.create("http://localhost:" + instance.http().port() + "/v1/reports"))
                    .header("Content-Type", "application/x-ndjson")
                    .header("Authorization", "Bearer s3cret")
                    .POST(HttpRequest.BodyPublishers.ofString("""
                        {"id": "1", "title": "First", "url": "https://desk.example/1", "publisher": "Sample Desk"}
                        {"title": "Second", "body": "No address"}
                        """));
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());

            // then
            assertThat(answer.statusCode()).isEqualTo(202);
            assertThat(answer.body()).isEqualTo("{\"accepted\":2}");
        }
        var reports = stack.reports();
        assertThat(reports).hasSize(2);
        assertThat(reports)
                .extracting(report -> report.value().getOrigin().getSourceId())
                .containsOnly("push:desk");
        assertThat(reports)
                .extracting(report -> report.value().getOrigin().getPublisher())
                .containsExactlyInAnyOrder("Sample Desk", "desk");
        assertThat(reports).anyMatch(report -> report.key().equals("https://desk.example/1"));
        assertThat(reports).anyMatch(report -> report.key().startsWith("content:"));
    }

    @Test
    void push_ofWhatCannotBeAccepted_isAnsweredWithAProblem() throws Exception {
        // given
        Path sources = host.list(folder);
        var settings = Map.of("lapwing.ingest.push.tokens.desk", "s3cret", "lapwing.ingest.push.max-bytes", "100");
        try (Instance instance = stack.start(sources, settings);
                HttpClient client = HttpClient.newHttpClient()) {
            // then
            assertProblem(client, instance, "Bearer wrong", "application/json", "{}", 401, "the token is not one");
            assertProblem(client, instance, "Bearer s3cret", "text/plain", "{}", 415, "Content-Type must be one of");
            assertProblem(
                    client,
                    instance,
                    "Bearer s3cret",
                    "application/json",
                    "x".repeat(101),
                    413,
                    "one request may have 100 bytes");
            assertProblem(
                    client, instance, "Bearer s3cret", "application/json", "{}", 400, "#/title (line 1) is required");
        }
        try (Instance instance = stack.start(sources, Map.of());
                HttpClient client = HttpClient.newHttpClient()) {
            assertProblem(client, instance, "Bearer s3cret", "application/json", "{}", 403, "no sender is configured");
        }
        assertThat(stack.reports()).isEmpty();
    }

    private static void assertProblem(
            HttpClient client, Instance instance, String token, String type, String body, int status, String detail)
            throws Exception {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + instance.http().port() + "/v1/reports"))
                .header("Content-Type", type)
                .header("Authorization", token)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":" + status, "\"detail\":\"" + detail);
    }

    private void awaitTitles(String... titles) {
        await().atMost(LIMIT)
                .until(() -> stack.titles().stream().sorted().toList().equals(sorted(titles)));
    }

    private void awaitPolls(int cursors) {
        await().atMost(LIMIT).until(() -> stack.cursors().size() >= cursors);
    }

    private static List<String> sorted(String... titles) {
        return Arrays.stream(titles).sorted().toList();
    }
}
