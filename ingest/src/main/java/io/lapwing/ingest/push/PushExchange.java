package io.lapwing.ingest.push;

import io.lapwing.ingest.push.PushAccess.Decision;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// From a request to its answer, step by step: who sends, in what form, the bytes, the signature over them, the
/// reports.
///
/// @param access who may push
/// @param reader reads bodies within their limits
/// @param intake takes in what an accepted sender has sent
/// @param clock the time
record PushExchange(PushAccess access, BodyReader reader, PushIntake intake, InstantSource clock) {
    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    /// A request as it arrives.
    ///
    /// @param header gives a header's value by its name
    /// @param length what `Content-Length` says; negative if there is none
    /// @param body opens the body, which is not touched before the headers are found in order
    record Request(Function<String, @Nullable String> header, long length, Supplier<InputStream> body) {}

    /// @param lease the request's share of memory
    Answer answer(Request request, InFlight.Lease lease) throws InterruptedException {
        Decision decision = access.decide(request.header, clock.instant());
        if (decision instanceof Decision.Refused(ProblemDetail problem)) {
            return new Answer.Refused(problem, 0);
        }
        BodyForm form = BodyForm.of(request.header);
        if (form instanceof BodyForm.Refused(ProblemDetail problem)) {
            return new Answer.Refused(problem, 0);
        }
        return switch (reader.raw(request.body.get(), request.length, lease)) {
            case BodyReader.Read.Refused(ProblemDetail problem) -> new Answer.Refused(problem, 0);
            case BodyReader.Read.Whole(byte[] raw) ->
                switch (settle(decision, raw)) {
                    case Decision.Granted(PushClient client) ->
                        unpack(client, requestId(request, decision), form, raw, lease);
                    case Decision.Refused(ProblemDetail problem) -> new Answer.Refused(problem, 0);
                    case Decision.IfSigned _ -> throw new IllegalStateException("the signature was compared");
                };
        };
    }

    private Decision settle(Decision decision, byte[] raw) {
        return decision instanceof Decision.IfSigned(Signature signature) ? access.verify(signature, raw) : decision;
    }

    private Answer unpack(
            PushClient client, @Nullable String requestId, BodyForm form, byte[] raw, InFlight.Lease lease)
            throws InterruptedException {
        var body = form instanceof BodyForm.Gzip ? reader.gunzip(raw, lease) : new BodyReader.Read.Whole(raw);
        return switch (body) {
            case BodyReader.Read.Refused(ProblemDetail problem) -> new Answer.Refused(problem, 0);
            case BodyReader.Read.Whole(byte[] bytes) -> intake.take(client, requestId, bytes, lease);
        };
    }

    /// What the sender calls the request: what it signed, else the key it gave, else nothing.
    private static @Nullable String requestId(Request request, Decision decision) {
        String key = request.header.apply(IDEMPOTENCY_KEY);
        return decision instanceof Decision.IfSigned || key == null ? request.header.apply(Signature.ID) : key;
    }
}
