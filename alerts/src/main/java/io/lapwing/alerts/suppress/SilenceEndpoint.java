package io.lapwing.alerts.suppress;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.suppress.SilenceRequest.Fault;
import io.lapwing.record.Silence;
import io.lapwing.runtime.config.Secret;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `GET` and `POST /v1/silences`, `GET` and `DELETE /v1/silences/{id}`. A silence that was answered for is in force on
/// this instance; others follow within moments.
///
/// @param book the silences as this instance knows them
/// @param log where they are written; empty before the service has started
/// @param token what a request that changes something must send, if anything
/// @param clock the time
record SilenceEndpoint(
        SilenceBook book, Supplier<Optional<SilenceLog>> log, Optional<Secret> token, InstantSource clock) {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceEndpoint.class);
    private static final String PATH = "/v1/silences";
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final int MAX_BODY = 64 * 1024;
    private static final int MAX_SILENCES = 1000;
    private static final Duration ARRIVAL = Duration.ofSeconds(2);
    /// So long after its end a silence can still be looked up.
    private static final Duration KEPT = Duration.ofDays(5);
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(10).build())
                    .build())
            .build();

    /// An error answer by RFC 9457.
    ///
    /// @param errors what is wrong with single parts of the request
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Problem(String title, int status, String detail, List<Fault> errors) {
        static Problem of(String title, int status, String detail) {
            return new Problem(title, status, detail, List.of());
        }
    }

    /// The silences that were asked for.
    record Listing(List<SilenceView> silences) {}

    /// Adds its routes.
    void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.post(PATH, context -> guarded(context, this::add));
        routes.get(PATH + "/{id}", this::one);
        routes.delete(PATH + "/{id}", context -> guarded(context, this::expire));
    }

    private interface Change {
        void make(Context context, SilenceLog log) throws InterruptedException;
    }

    private void list(Context context) {
        String wanted = context.queryParam("state");
        List<String> states = Arrays.stream(CompiledSilence.State.values())
                .map(state -> state.name().toLowerCase(Locale.ROOT))
                .toList();
        if (wanted != null && !states.contains(wanted)) {
            refuse(
                    context,
                    Problem.of(
                            "Unknown state",
                            400,
                            "'" + wanted + "' is no state; there are " + String.join(", ", states)));
            return;
        }
        Instant now = clock.instant();
        context.json(new Listing(book.list().stream()
                .map(silence -> SilenceView.of(silence, now))
                .filter(view -> wanted == null || view.state().equals(wanted))
                .toList()));
    }

    private void one(Context context) {
        find(context).ifPresent(silence -> context.json(SilenceView.of(silence, clock.instant())));
    }

    private void add(Context context, SilenceLog writer) throws InterruptedException {
        Instant now = clock.instant();
        Optional<JsonNode> body = body(context);
        if (body.isEmpty()) {
            return;
        }
        switch (SilenceRequest.read(body.get(), UUID.randomUUID().toString(), now)) {
            case SilenceRequest.Read.Wrong(List<Fault> faults) ->
                refuse(
                        context,
                        new Problem(
                                "The silence cannot be set", 400, "nothing was set; mend what errors names", faults));
            case SilenceRequest.Read.Fine(Silence silence) -> {
                long inForce = book.list().stream()
                        .filter(each -> each.state(now) != CompiledSilence.State.EXPIRED)
                        .count();
                if (inForce >= MAX_SILENCES) {
                    refuse(
                            context,
                            Problem.of(
                                    "Too many silences",
                                    409,
                                    "there are " + inForce + " already; end some, or set one with wider matchers"));
                } else {
                    write(context, writer, silence, now, 201);
                }
            }
        }
    }

    private void expire(Context context, SilenceLog writer) throws InterruptedException {
        Optional<CompiledSilence> found = find(context);
        if (found.isEmpty()) {
            return;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CompiledSilence silence = found.get();
        if (silence.state(now) == CompiledSilence.State.EXPIRED) {
            context.json(SilenceView.of(silence, now)); // asked twice, done once
            return;
        }
        Silence ended = Silence.newBuilder(silence.silence()).setEndsAt(now).build();
        if (ended.getStartsAt().isAfter(now)) {
            ended.setStartsAt(now);
        }
        write(context, writer, ended, now, 200);
    }

    private void write(Context context, SilenceLog writer, Silence silence, Instant now, int status)
            throws InterruptedException {
        try {
            writer.put(silence, now);
            book.endedBefore(now.minus(KEPT)).forEach(writer::remove);
        } catch (KafkaException e) {
            LOG.warn("silence {} was not written: {}", silence.getId(), e.getMessage());
            context.header(Header.RETRY_AFTER, "5");
            refuse(context, Problem.of("Silences cannot be stored now", 503, "the broker did not take it; try again"));
            return;
        }
        if (!book.await(silence, ARRIVAL)) {
            LOG.warn("silence {} was written and has not arrived here yet", silence.getId());
        }
        LOG.info("{} set silence {} until {}", silence.getCreatedBy(), silence.getId(), silence.getEndsAt());
        context.status(status).json(SilenceView.of(CompiledSilence.of(silence), now));
    }

    private void guarded(Context context, Change change) throws InterruptedException {
        boolean allowed = token.map(secret -> MessageDigest.isEqual(
                        ("Bearer " + secret.reveal()).getBytes(UTF_8),
                        String.valueOf(context.header(Header.AUTHORIZATION)).getBytes(UTF_8)))
                .orElse(true);
        if (!allowed) {
            context.header(Header.WWW_AUTHENTICATE, "Bearer realm=\"lapwing\"");
            refuse(
                    context,
                    Problem.of(
                            "Who asks is not known",
                            401,
                            "send the token of lapwing.alerts.silences.token as `Authorization: Bearer TOKEN`"));
            return;
        }
        Optional<SilenceLog> writer = log.get();
        if (writer.isEmpty()) {
            context.header(Header.RETRY_AFTER, "5");
            refuse(context, Problem.of("Silences cannot be stored now", 503, "the service is starting; try again"));
        } else {
            change.make(context, writer.get());
        }
    }

    /// The body as JSON; answered for if it is none. The type is asked for, so that no web page can have a browser send
    /// it.
    private static Optional<JsonNode> body(Context context) {
        String type = String.valueOf(context.contentType()).split(";", 2)[0].strip();
        if (!type.equalsIgnoreCase("application/json")) {
            refuse(
                    context,
                    Problem.of(
                            "The body's type is not accepted",
                            415,
                            "send JSON with `Content-Type: application/json`, not " + type));
            return Optional.empty();
        }
        try (var in = context.bodyInputStream()) {
            byte[] bytes = in.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                refuse(context, Problem.of("The body is too large", 413, "at most " + MAX_BODY + " bytes are taken"));
                return Optional.empty();
            }
            return Optional.of(MAPPER.readTree(bytes));
        } catch (IOException e) {
            refuse(context, Problem.of("The body is not JSON", 400, "the body cannot be read as JSON"));
            return Optional.empty();
        }
    }

    private Optional<CompiledSilence> find(Context context) {
        String id = context.pathParam("id");
        Optional<CompiledSilence> silence = book.find(id);
        if (silence.isEmpty()) {
            refuse(
                    context,
                    Problem.of(
                            "Unknown silence",
                            404,
                            "there is no silence '" + id + "'; one that ended more than " + KEPT.toDays()
                                    + " days ago is forgotten"));
        }
        return silence;
    }

    private static void refuse(Context context, Problem problem) {
        context.status(problem.status()).json(problem).contentType(PROBLEM_TYPE);
    }
}
