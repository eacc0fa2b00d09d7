package io.lapwing.cli.push;

import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Optional;

/// What a sender proves itself with: a token, a signing secret, both or nothing.
///
/// @param token bearer token
/// @param secret what requests are signed with
public record Credentials(Optional<Secret> token, Optional<SigningSecret> secret) {
    /// Adds the headers of a request.
    ///
    /// @param id what the request is called, the same each time that it is tried
    /// @param now when it is sent
    /// @param body its bytes as they are sent
    void addTo(HttpRequest.Builder request, String id, Instant now, byte[] body) {
        token.ifPresent(value -> request.header("Authorization", "Bearer " + value.reveal()));
        secret.ifPresentOrElse(
                key -> request.header("webhook-id", id)
                        .header("webhook-timestamp", Long.toString(now.getEpochSecond()))
                        .header("webhook-signature", key.sign(id, now, body)),
                () -> request.header("Idempotency-Key", id));
    }
}
