package io.lapwing.ingest.push;

import io.lapwing.ingest.publish.Publication;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what an accepted sender has sent: once for each request id, all of it or nothing.
final class PushIntake {
    private static final Logger LOG = LoggerFactory.getLogger(PushIntake.class);
    private static final Pattern REQUEST_ID = Pattern.compile("[!-~]{1,255}");

    private final PushLimits limits;
    private final InstantSource clock;
    private final RequestMemory memory;
    private final Supplier<Optional<PushPublisher>> publisher;

    /// @param publisher writes to Kafka; empty while the service starts or stops
    PushIntake(
            PushLimits limits, InstantSource clock, RequestMemory memory, Supplier<Optional<PushPublisher>> publisher) {
        this.limits = limits;
        this.clock = clock;
        this.memory = memory;
        this.publisher = publisher;
    }

    /// @param requestId what the sender calls the request, if it does
    /// @param body the body, decompressed
    Answer take(PushClient client, @Nullable String requestId, byte[] body, InFlight.Lease lease)
            throws InterruptedException {
        if (requestId == null) {
            return parseAndStore(client, body, lease);
        }
        return REQUEST_ID.matcher(requestId).matches()
                ? memory.once(client.name(), requestId, body, () -> parseAndStore(client, body, lease))
                : Answer.refused(
                        ProblemKind.INVALID_REQUEST_ID,
                        "a request's id has 1 to 255 visible ASCII characters; a random UUID is a good one");
    }

    private Answer parseAndStore(PushClient client, byte[] body, InFlight.Lease lease) throws InterruptedException {
        return switch (PushBody.parse(body, client, limits.maxReports())) {
            case PushBody.Parsed.Refused(ProblemDetail problem, int elements) -> new Answer.Refused(problem, elements);
            case PushBody.Parsed.Reports(var reports) -> store(client, reports, lease);
        };
    }

    private Answer store(PushClient client, List<PushedReport> reports, InFlight.Lease lease)
            throws InterruptedException {
        Instant now = clock.instant();
        List<Publication> publications = reports.stream()
                .map(report -> report.publication(client.name(), now))
                .toList();
        Optional<PushPublisher> current = publisher.get();
        PushPublisher.Result result = current.isPresent()
                ? current.get().publish(publications, lease)
                : new PushPublisher.Result.Unavailable("the service is starting or stopping");
        return switch (result) {
            case PushPublisher.Result.Stored() -> new Answer.Accepted(reports.size(), false);
            case PushPublisher.Result.Busy() -> refused(ProblemKind.BUSY, PushPublisher.BUSY, reports.size());
            case PushPublisher.Result.Unavailable(String reason) -> {
                LOG.warn("push from {}: {} reports could not be stored: {}", client.name(), reports.size(), reason);
                yield refused(
                        ProblemKind.UNAVAILABLE,
                        "the broker or the schema registry does not do its part; send the same request again later,"
                                + " which repeats no report",
                        reports.size());
            }
        };
    }

    private static Answer refused(ProblemKind kind, String detail, int reports) {
        return new Answer.Refused(ProblemDetail.of(kind, detail), reports);
    }
}
