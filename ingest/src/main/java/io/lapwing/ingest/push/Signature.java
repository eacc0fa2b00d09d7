package io.lapwing.ingest.push;

import io.lapwing.runtime.http.SigningSecret;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The signature that a request carries, by the convention of Standard Webhooks.
///
/// @param id value of `webhook-id`
/// @param timestamp value of `webhook-timestamp`, as it was sent
/// @param given what `webhook-signature` holds of scheme `v1`, decoded; several while keys are exchanged
record Signature(String id, String timestamp, List<byte[]> given) {
    /// Farther from now, before or after, a request is taken for an old one that somebody repeats.
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    static final String ID = "webhook-id";
    static final String TIMESTAMP = "webhook-timestamp";
    static final String SIGNATURES = "webhook-signature";

    private static final Pattern SECONDS = Pattern.compile("\\d{1,11}");
    private static final int MOST = 20;

    /// What the headers hold.
    sealed interface Read {
        /// Nothing of a signature.
        record None() implements Read {}

        /// A signature whose time is right and whose value is yet to be compared.
        record Present(Signature signature) implements Read {}

        /// Something that cannot be right whatever the body is.
        record Wrong(ProblemDetail problem) implements Read {}
    }

    /// @param header gives a header's value by its name
    static Read read(Function<String, @Nullable String> header, Instant now) {
        String id = header.apply(ID);
        String timestamp = header.apply(TIMESTAMP);
        String signatures = header.apply(SIGNATURES);
        if (signatures == null && timestamp == null) {
            return new Read.None();
        }
        if (id == null || timestamp == null || signatures == null) {
            return wrong("a signed request has all of " + ID + ", " + TIMESTAMP + " and " + SIGNATURES);
        }
        if (!SECONDS.matcher(timestamp).matches()) {
            return wrong(TIMESTAMP + " must be the time in whole seconds since 1970");
        }
        long off = Long.parseLong(timestamp) - now.getEpochSecond();
        if (Math.abs(off) > TOLERANCE.toSeconds()) {
            return new Read.Wrong(ProblemDetail.of(ProblemKind.STALE_SIGNATURE, distance(off)));
        }
        List<byte[]> given = decode(signatures);
        return given.isEmpty()
                ? wrong(SIGNATURES
                        + " must hold `v1,` and a signature in Base64, or several of them with spaces between")
                : new Read.Present(new Signature(id, timestamp, given));
    }

    /// Compares every signature to the end, so that the time taken tells nothing of the right one.
    boolean isBy(SigningSecret secret, byte[] body) {
        byte[] expected = secret.mac(id, timestamp, body);
        boolean right = false;
        for (byte[] signature : given) {
            right |= MessageDigest.isEqual(expected, signature);
        }
        return right;
    }

    private static String distance(long off) {
        return TIMESTAMP + " is " + Math.abs(off) + " seconds " + (off < 0 ? "behind" : "ahead of")
                + " this service's clock and at most " + TOLERANCE.toSeconds()
                + " are allowed; sign the request anew when it is sent, and set the clock right";
    }

    /// Those of scheme `v1` that are Base64; others cannot be right, so that they need not be told apart from wrong
    /// ones.
    private static List<byte[]> decode(String header) {
        var decoded = new ArrayList<byte[]>();
        for (String signature : header.split(" ", MOST)) {
            if (signature.startsWith(SigningSecret.SCHEME)) {
                base64(signature.substring(SigningSecret.SCHEME.length())).ifPresent(decoded::add);
            }
        }
        return decoded;
    }

    private static Optional<byte[]> base64(String text) {
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Read wrong(String detail) {
        return new Read.Wrong(ProblemDetail.of(ProblemKind.UNKNOWN_SENDER, detail));
    }
}
