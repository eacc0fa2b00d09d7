package io.lapwing.ingest.source;

import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the values of one entry of the list, reporting each that cannot be read at its place.
///
/// @param document the list
/// @param key place of the entry, such as `sources[3]`
/// @param problems told what is wrong
record EntryKeys(YamlDocument document, String key, Consumer<Problem> problems) {
    void problem(String sub, String message) {
        problems.accept(document.problem(key + "." + sub, message));
    }

    /// Whether the entry has this key.
    boolean has(String sub) {
        return document.has(key + "." + sub);
    }

    Optional<URI> address(String sub, @Nullable String text) {
        if (text == null) {
            problem(sub, "is required here; add it");
            return Optional.empty();
        }
        try {
            var uri = new URI(text.strip());
            String scheme = uri.getScheme();
            if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
                problem(sub, "'" + text + "' must begin with http:// or https://");
            } else if (uri.getHost() == null) {
                problem(sub, "'" + text + "' names no host; write it as https://host/path");
            } else if (uri.getUserInfo() != null) {
                problem(sub, "an address with a user name or password in it is not accepted; remove it");
            } else {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            problem(sub, "'" + text + "' is not an address: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
        return Optional.empty();
    }

    /// A duration; empty if there is none or it cannot be read.
    ///
    /// @param shortest shortest that is accepted
    Optional<Duration> duration(String sub, @Nullable String text, Duration shortest) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            Duration duration = Duration.parse(text);
            if (duration.compareTo(shortest) >= 0) {
                return Optional.of(duration);
            }
            problem(sub, "'" + text + "' is too short; take " + words(shortest) + " or more");
        } catch (DateTimeParseException e) {
            problem(sub, "'" + text + "' is not a duration; write one like PT15M or PT6H");
        }
        return Optional.empty();
    }

    @Nullable
    ItemPath path(String sub, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return ItemPath.of(text);
        } catch (IllegalArgumentException e) {
            problem(sub, "'" + text + "' is not a JSON path: " + e.getMessage());
            return null;
        }
    }

    /// A form of dates; ISO 8601 where none is named.
    DateForm dateForm(String sub, @Nullable String name, String zoneSub, @Nullable String zone) {
        ZoneId id = ZoneOffset.UTC;
        try {
            id = zone == null ? id : ZoneId.of(zone);
        } catch (DateTimeException e) {
            problem(zoneSub, "'" + zone + "' is not a time zone; write one like Asia/Shanghai or +08:00");
        }
        try {
            return DateForm.of(name == null ? DateForm.ISO.toString() : name, id);
        } catch (IllegalArgumentException e) {
            problem(
                    sub,
                    "'" + name + "' is neither iso-8601, rfc-1123, epoch-seconds, epoch-millis, epoch-micros nor a"
                            + " pattern such as yyyy-MM-dd HH:mm:ss: " + e.getMessage());
            return DateForm.ISO;
        }
    }

    private static String words(Duration shortest) {
        return shortest.equals(Duration.ofSeconds(1)) ? "a second (PT1S)" : shortest.toString();
    }
}
