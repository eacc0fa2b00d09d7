package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.http.ForbiddenAddressException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/// Reads what an HTTP answer, or the lack of one, means for a notification.
final class AnswerReader {
    /// Slack answers refusals with one such word.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{2,49}");

    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private final InstantSource clock;

    AnswerReader(InstantSource clock) {
        this.clock = clock;
    }

    /// The meaning of an answer.
    ///
    /// @param status HTTP status
    /// @param retryAfter value of `Retry-After`, empty if there is none
    /// @param body beginning of the body
    Answer read(int status, String retryAfter, byte[] body) {
        if (status >= 200 && status < 300) {
            return new Answer.Accepted();
        }
        boolean passes = status == 408 || status == 425 || status == 429 || status >= 500;
        if (passes) {
            return new Answer.Later("status-" + status, wait(retryAfter));
        }
        String text = new String(body, UTF_8).strip();
        return new Answer.Refused(WORD.matcher(text).matches() ? text : "status-" + status);
    }

    /// The meaning of a failure to get an answer.
    static Answer failure(IOException failure) {
        return switch (failure) {
            case ForbiddenAddressException e -> new Answer.Refused("forbidden-address");
            case UnknownHostException e -> Answer.Later.of("unknown-host");
            case ConnectException e -> Answer.Later.of("connection-refused");
            case InterruptedIOException e -> Answer.Later.of("timeout");
            case SSLException e -> Answer.Later.of("tls");
            default -> Answer.Later.of("connection-broken");
        };
    }

    private Optional<Duration> wait(String retryAfter) {
        if (retryAfter.matches("\\s*\\d{1,9}\\s*")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(retryAfter.strip()))));
        }
        try {
            Instant until = ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(clock.instant(), until)));
        } catch (DateTimeException e) {
            return Optional.empty(); // none, or one that says nothing; our own backoff serves
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
