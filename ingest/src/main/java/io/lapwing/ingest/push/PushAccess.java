package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.http.Header;
import io.lapwing.runtime.http.SigningSecret;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may push. A client that has a token and signing secrets may use either. Where a request carries a signature,
/// that
/// alone decides, and a token beside it is not looked at.
///
/// @param clients those who have a token or signing secrets
/// @param anonymous whether a request with neither is accepted
public record PushAccess(List<PushClient> clients, boolean anonymous) {
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);

    /// What a request is told.
    sealed interface Decision {
        /// It may push.
        record Granted(PushClient client) implements Decision {}

        /// It may push if its body has this signature.
        record IfSigned(Signature signature) implements Decision {}

        /// It may not.
        record Refused(ProblemDetail problem) implements Decision {}
    }

    /// Decides as far as that is possible before the body is read.
    ///
    /// @param header gives a header's value by its name
    Decision decide(Function<String, @Nullable String> header, Instant now) {
        if (clients.isEmpty()) {
            return anonymous ? new Decision.Granted(PushClient.ANONYMOUS) : switchedOff();
        }
        return switch (Signature.read(header, now)) {
            case Signature.Read.Present(Signature signature) -> new Decision.IfSigned(signature);
            case Signature.Read.Wrong(ProblemDetail problem) -> new Decision.Refused(problem);
            case Signature.Read.None() -> byToken(header.apply(Header.AUTHORIZATION));
        };
    }

    /// Compares with every secret and always to the end, so that the time taken tells nothing of them.
    ///
    /// @param body the bytes as they were sent
    Decision verify(Signature signature, byte[] body) {
        PushClient signer = null;
        for (PushClient client : clients) {
            for (SigningSecret secret : client.secrets()) {
                if (signature.isBy(secret, body)) {
                    signer = client;
                }
            }
        }
        return signer == null
                ? unknown("the signature is not one by a configured secret over `" + Signature.ID + "."
                        + Signature.TIMESTAMP + ".body`, the body as it is sent")
                : new Decision.Granted(signer);
    }

    private Decision byToken(@Nullable String authorization) {
        if (authorization == null) {
            return anonymous
                    ? new Decision.Granted(PushClient.ANONYMOUS)
                    : unknown("send a token as `Authorization: Bearer TOKEN`, or sign the request");
        }
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return unknown("the Authorization header must read `Bearer TOKEN`");
        }
        PushClient owner = owner(bearer.group(1));
        return owner == null ? unknown("the token is not one of those configured") : new Decision.Granted(owner);
    }

    /// Compares with every token and always to the end, so that the time taken tells nothing of them.
    private @Nullable PushClient owner(String token) {
        PushClient owner = null;
        byte[] given = token.getBytes(UTF_8);
        for (PushClient client : clients) {
            boolean right = client.token()
                    .map(secret -> MessageDigest.isEqual(secret.reveal().getBytes(UTF_8), given))
                    .orElse(false);
            if (right) {
                owner = client;
            }
        }
        return owner;
    }

    private static Decision switchedOff() {
        return new Decision.Refused(ProblemDetail.of(
                ProblemKind.SWITCHED_OFF,
                "no sender is configured; set lapwing.ingest.push.tokens.NAME or"
                        + " lapwing.ingest.push.signing-secrets.NAME for each, or lapwing.ingest.push.anonymous to true"
                        + " where only trusted programs reach this port"));
    }

    private static Decision unknown(String detail) {
        return new Decision.Refused(ProblemDetail.of(ProblemKind.UNKNOWN_SENDER, detail));
    }
}
