package io.lapwing.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.config.Secret;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// A key that requests are signed with, by the convention of Standard Webhooks: HMAC-SHA256 over
/// `id.timestamp.body`, in Base64. Prints as `[secret]`.
public final class SigningSecret {
    /// What such a secret is, for messages.
    public static final String FORM = "`whsec_` and then 24 to 64 random bytes in Base64";

    /// What a signature of this scheme begins with.
    public static final String SCHEME = "v1,";

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final SecretKey key;

    private SigningSecret(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /// Reads a secret; empty if it does not have the form.
    public static Optional<SigningSecret> parse(Secret secret) {
        String text = secret.reveal();
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            byte[] key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
            return key.length < MIN_BYTES || key.length > MAX_BYTES
                    ? Optional.empty()
                    : Optional.of(new SigningSecret(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // not Base64
        }
    }

    /// The value of `webhook-signature` for a request.
    ///
    /// @param id value of `webhook-id`
    /// @param time value of `webhook-timestamp`, to the second
    /// @param body the body's bytes as they are sent, compressed if they are
    public String sign(String id, Instant time, byte[] body) {
        return SCHEME + Base64.getEncoder().encodeToString(mac(id, Long.toString(time.getEpochSecond()), body));
    }

    /// The signature itself, to compare one with.
    ///
    /// @param timestamp value of `webhook-timestamp`
    public byte[] mac(String id, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret
                && MessageDigest.isEqual(secret.key.getEncoded(), key.getEncoded());
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
