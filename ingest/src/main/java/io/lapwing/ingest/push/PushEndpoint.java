package io.lapwing.ingest.push;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.publish.RecordEncoder;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /v1/reports`.
public final class PushEndpoint implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PushEndpoint.class);
    private static final Set<String> JSON_TYPES =
            Set.of("application/json", "application/x-ndjson", "application/ndjson", "application/jsonl", "text/json");
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final String RETRY_SECONDS = "1";
    private static final int ACCEPTED = 202;

    private final PushAccess access;
    private final PushLimits limits;
    private final KafkaClients kafka;
    private final InstantSource clock;
    private final PushMeters meters;
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile @Nullable PushPublisher publisher;

    /// @param access who may push
    /// @param limits how much at once
    /// @param clock time at which reports count as fetched
    public PushEndpoint(
            PushAccess access, PushLimits limits, KafkaClients kafka, InstantSource clock, MeterRegistry meters) {
        this.access = access;
        this.limits = limits;
        this.kafka = kafka;
        this.clock = clock;
        this.meters = new PushMeters(meters);
    }

    /// Adds its route.
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/reports", this::handle);
    }

    /// Connects to Kafka; until then requests are answered with status 503.
    public void start() {
        Producer<byte[], byte[]> fresh = PushClients.producer(kafka);
        warmUp(fresh);
        producer = fresh;
        publisher = new PushPublisher(fresh, new RecordEncoder(kafka.topics(), kafka.serdes()));
    }

    @Override
    public void close() {
        Producer<byte[], byte[]> current = producer;
        publisher = null;
        if (current != null) {
            current.close(CLOSE_LIMIT);
        }
    }

    /// Learns the topic's partitions now, so that the first request need not wait for it.
    private void warmUp(Producer<byte[], byte[]> fresh) {
        try {
            fresh.partitionsFor(kafka.topics().reportsRaw());
        } catch (KafkaException e) {
            LOG.info("Kafka answers slowly, so the first pushes may be put off: {}", e.getMessage());
        }
    }

    private void handle(Context context) throws IOException, InterruptedException {
        switch (access.decide(context.header(Header.AUTHORIZATION))) {
            case PushAccess.Decision.Refused(ProblemDetail problem) -> refuse(context, problem);
            case PushAccess.Decision.Granted(String sender) -> accept(context, sender);
        }
        meters.answered(context.statusCode());
    }

    private void accept(Context context, String sender) throws IOException, InterruptedException {
        String type = mediaType(context.contentType());
        if (!JSON_TYPES.contains(type) || context.header(Header.CONTENT_ENCODING) != null) {
            refuse(
                    context,
                    ProblemDetail.of(
                            415,
                            "The body's type is not accepted",
                            "send JSON as application/json or NDJSON as application/x-ndjson, not compressed"));
            return;
        }
        byte[] body = context.bodyInputStream().readNBytes(limits.maxBytes() + 1);
        if (body.length > limits.maxBytes()) {
            refuse(
                    context,
                    ProblemDetail.of(
                            413,
                            "The body is too large",
                            "send at most " + limits.maxBytes() + " bytes in one request"));
            return;
        }
        switch (PushBody.parse(body, limits.maxReports())) {
            case PushBody.Parsed.Refused(ProblemDetail problem) -> refuse(context, problem);
            case PushBody.Parsed.Reports(var reports) -> store(context, sender, reports);
        }
    }

    private void store(Context context, String sender, List<PushedReport> reports) throws InterruptedException {
        Instant now = clock.instant();
        List<Publication> publications =
                reports.stream().map(report -> report.publication(sender, now)).toList();
        PushPublisher current = publisher;
        var result = current == null
                ? new PushPublisher.Result.Unavailable("the service is starting or stopping")
                : current.publish(publications);
        switch (result) {
            case PushPublisher.Result.Stored() -> {
                meters.stored(reports.size());
                context.status(ACCEPTED).json(Map.of("accepted", reports.size()));
            }
            case PushPublisher.Result.Busy() ->
                later(context, 429, "Too much at once", "reports come in faster than Kafka takes them; slow down");
            case PushPublisher.Result.Unavailable(String reason) -> {
                LOG.warn("push from {}: {} reports could not be stored: {}", sender, reports.size(), reason);
                later(context, 503, "Reports cannot be stored now", "send the same request again later");
            }
        }
    }

    private static void later(Context context, int status, String title, String detail) {
        context.header(Header.RETRY_AFTER, RETRY_SECONDS);
        refuse(context, ProblemDetail.of(status, title, detail));
    }

    private static void refuse(Context context, ProblemDetail problem) {
        if (problem.status() == 401) {
            context.header(Header.WWW_AUTHENTICATE, "Bearer");
        }
        context.status(problem.status()).json(problem).contentType(PROBLEM_TYPE);
    }

    private static String mediaType(@Nullable String contentType) {
        return contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
