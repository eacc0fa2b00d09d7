package io.lapwing.ingest.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.config.Secret;
import java.security.MessageDigest;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Who may push.
///
/// @param tokens bearer tokens by the name of who sends
/// @param anonymous whether a request without a token is accepted
public record PushAccess(Map<String, Secret> tokens, boolean anonymous) {
    private static final Pattern BEARER = Pattern.compile("Bearer +(\\S+) *", Pattern.CASE_INSENSITIVE);
    private static final String NOBODY = "anonymous";

    /// What a request is told.
    sealed interface Decision {
        /// It may push under this name.
        record Granted(String name) implements Decision {}

        /// It may not.
        record Refused(ProblemDetail problem) implements Decision {}
    }

    /// Decides by the `Authorization` header.
    Decision decide(@Nullable String authorization) {
        if (tokens.isEmpty()) {
            return anonymous
                    ? new Decision.Granted(NOBODY)
                    : new Decision.Refused(ProblemDetail.of(
                            403,
                            "Pushing is switched off",
                            "no token is configured; set lapwing.ingest.push.tokens.NAME to one for each"
                                    + " sender, or lapwing.ingest.push.anonymous to true where only trusted"
                                    + " programs reach this port"));
        }
        if (authorization == null) {
            return anonymous ? new Decision.Granted(NOBODY) : unknown("send a token as `Authorization: Bearer TOKEN`");
        }
        Matcher bearer = BEARER.matcher(authorization);
        if (!bearer.matches()) {
            return unknown("the Authorization header must read `Bearer TOKEN`");
        }
        String name = owner(bearer.group(1));
        return name == null ? unknown("the token is not one of those configured") : new Decision.Granted(name);
    }

    /// Compares with every token and always to the end, so that the time taken tells nothing of them.
    private @Nullable String owner(String token) {
        String owner = null;
        byte[] given = token.getBytes(UTF_8);
        for (var entry : tokens.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue().reveal().getBytes(UTF_8), given)) {
                owner = entry.getKey();
            }
        }
        return owner;
    }

    private static Decision unknown(String detail) {
        return new Decision.Refused(ProblemDetail.of(401, "Who sends is not known", detail));
    }
}
