package io.lapwing.ingest.push;

import com.github.benmanes.caffeine.cache.Ticker;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.lapwing.ingest.publish.RecordEncoder;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `POST /v1/reports`, and the description of it.
public final class PushEndpoint implements AutoCloseable {
    static final String PATH = "/v1/reports";
    static final String REPEATED = "Idempotency-Replayed";

    private static final Logger LOG = LoggerFactory.getLogger(PushEndpoint.class);
    private static final List<HandlerType> OTHER_METHODS = List.of(
            HandlerType.GET,
            HandlerType.HEAD,
            HandlerType.PUT,
            HandlerType.PATCH,
            HandlerType.DELETE,
            HandlerType.OPTIONS,
            HandlerType.TRACE);
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);
    private static final int ACCEPTED = 202;

    private final PushLimits limits;
    private final KafkaClients kafka;
    private final InFlight inFlight;
    private final PushMeters meters;
    private final PushExchange exchange;
    private final OpenApi description = OpenApi.load();
    private volatile @Nullable Producer<byte[], byte[]> producer;
    private volatile @Nullable PushPublisher publisher;

    /// @param access who may push
    /// @param limits how much at once
    /// @param clock time at which reports count as fetched, and by which signatures are judged
    public PushEndpoint(
            PushAccess access, PushLimits limits, KafkaClients kafka, InstantSource clock, MeterRegistry registry) {
        this.limits = limits;
        this.kafka = kafka;
        this.inFlight = new InFlight(limits.maxInFlightBytes());
        this.meters = new PushMeters(registry, inFlight);
        var memory = new RequestMemory(limits.rememberedRequests(), Ticker.systemTicker(), meters::forgotten);
        var intake = new PushIntake(limits, clock, memory, () -> Optional.ofNullable(publisher));
        this.exchange = new PushExchange(access, new BodyReader(limits, clock), intake, clock);
    }

    /// Adds its routes.
    public void addTo(RoutesConfig routes) {
        routes.post(PATH, this::handle);
        OTHER_METHODS.forEach(method -> routes.addHttpHandler(method, PATH, this::refuseMethod));
        routes.get(OpenApi.PATH, description::answerYaml);
        routes.get(OpenApi.JSON_PATH, description::answerJson);
    }

    /// Connects to Kafka; until then requests are answered with status 503.
    public void start() {
        Producer<byte[], byte[]> fresh = PushClients.producer(kafka, limits);
        warmUp(fresh);
        producer = fresh;
        publisher = new PushPublisher(fresh, new RecordEncoder(kafka.topics(), kafka.serdes()), meters.acknowledged());
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

    private void handle(Context context) throws InterruptedException {
        try (InFlight.Lease lease = inFlight.open()) {
            var request = new PushExchange.Request(
                    context::header, context.req().getContentLengthLong(), context::bodyInputStream);
            write(context, exchange.answer(request, lease));
        }
    }

    private void refuseMethod(Context context) {
        write(
                context,
                Answer.refused(ProblemKind.METHOD_NOT_ALLOWED, "reports are sent with POST; see " + OpenApi.PATH));
    }

    private void write(Context context, Answer answer) {
        switch (answer) {
            case Answer.Accepted(int reports, boolean repeated) -> {
                if (repeated) {
                    context.header(REPEATED, "true");
                }
                context.status(ACCEPTED).json(Map.of("accepted", reports));
            }
            case Answer.Refused(ProblemDetail problem, int _) -> {
                headers(problem.kind()).forEach(context::header);
                context.status(problem.status()).json(problem).contentType(PROBLEM_TYPE);
            }
        }
        meters.answered(answer, context.statusCode());
    }

    /// What tells a client, beyond words, how to do better.
    private static Map<String, String> headers(ProblemKind kind) {
        return switch (kind) {
            case UNKNOWN_SENDER, STALE_SIGNATURE -> Map.of(Header.WWW_AUTHENTICATE, "Bearer realm=\"lapwing\"");
            case METHOD_NOT_ALLOWED -> Map.of(Header.ALLOW, "POST");
            case UNSUPPORTED_TYPE -> Map.of(Header.ACCEPT, String.join(", ", BodyForm.TYPES));
            case UNSUPPORTED_ENCODING -> Map.of(Header.ACCEPT_ENCODING, BodyForm.ENCODINGS);
            case BUSY -> Map.of(Header.RETRY_AFTER, "1");
            case UNAVAILABLE -> Map.of(Header.RETRY_AFTER, "5");
            case BODY_TOO_SLOW, BODY_ENDED_EARLY -> Map.of(Header.CONNECTION, "close");
            default -> Map.of();
        };
    }
}
