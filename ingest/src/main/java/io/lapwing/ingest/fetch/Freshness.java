package io.lapwing.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.message.BasicHeaderElementIterator;

/// How long an answer says that it stays as it is: `Cache-Control: max-age`, else `Expires`, each less the time that it
/// has spent in caches already (RFC 9111, section 4.2).
final class Freshness {
    /// Longer claims are cut to this, which no caller follows to its end anyway.
    private static final Duration LONGEST = Duration.ofDays(365);

    private Freshness() {}

    /// The time that is left of its freshness; zero if it says nothing, or that it must be asked for each time.
    static Duration of(HttpMessage answer, Instant now) {
        Long maxAge = null;
        var directives = new BasicHeaderElementIterator(answer.headerIterator(HttpHeaders.CACHE_CONTROL));
        while (directives.hasNext()) {
            HeaderElement directive = directives.next();
            switch (directive.getName().toLowerCase(Locale.ROOT)) {
                case "no-store", "no-cache" -> {
                    return Duration.ZERO;
                }
                case "max-age" -> maxAge = DeltaSeconds.parse(directive.getValue());
                default -> {}
            }
        }
        Duration lifetime = maxAge == null ? expires(answer, now) : Duration.ofSeconds(maxAge);
        Long age = DeltaSeconds.parse(HeaderValues.first(answer, HttpHeaders.AGE));
        Duration left = lifetime.minusSeconds(age == null ? 0 : age);
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    /// Counted from the host's own clock where it tells it, so that a clock that is wrong does no harm.
    private static Duration expires(HttpMessage answer, Instant now) {
        Instant expires = HttpDates.parse(HeaderValues.first(answer, HttpHeaders.EXPIRES));
        if (expires == null) {
            return Duration.ZERO;
        }
        Instant sent = HttpDates.parse(HeaderValues.first(answer, HttpHeaders.DATE));
        return Duration.between(sent == null ? now : sent, expires);
    }
}
