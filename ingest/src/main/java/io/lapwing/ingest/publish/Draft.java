package io.lapwing.ingest.publish;

import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What becomes a raw report, from wherever it came. Bounds what a record may hold, since Kafka refuses large ones and
/// one refused record would hold up all others.
///
/// @param origin who reported it
/// @param identity who it is
/// @param title as published
/// @param body as published
/// @param publishedAt as stated
/// @param language as stated
/// @param attributes further facts; those that are null or blank are left out
public record Draft(
        Origin origin,
        Identity identity,
        String title,
        String body,
        @Nullable Instant publishedAt,
        @Nullable String language,
        Map<String, @Nullable String> attributes) {
    /// Longest title, in UTF-16 units; the rest is cut off.
    public static final int MAX_TITLE = 4_000;
    /// Longest body, in UTF-16 units; the rest is cut off and attribute `truncated` says so. In UTF-8 it stays below
    /// the megabyte that brokers accept.
    public static final int MAX_BODY = 250_000;

    private static final int MAX_ATTRIBUTE = 1_000;
    private static final int MAX_LANGUAGE = 35;
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /// The same draft under the id by which its entry is known already.
    public Draft under(String id) {
        return with(identity.under(id));
    }

    /// A short hash of address and date.
    public String place() {
        return identity.place(publishedAt);
    }

    Draft with(Identity other) {
        return new Draft(origin, other, title, body, publishedAt, language, attributes);
    }

    /// The record for Kafka.
    ///
    /// @param fetchedAt when the report reached Lapwing
    public Publication publication(Instant fetchedAt) {
        var report = RawReport.newBuilder()
                .setId(identity.id())
                .setRevision(identity.revision())
                .setOrigin(origin)
                .setLanguage(language != null && language.length() <= MAX_LANGUAGE ? language : null)
                .setUrl(identity.url())
                .setTitle(cut(title, MAX_TITLE))
                .setBody(cut(body, MAX_BODY))
                .setPublishedAt(storable(publishedAt))
                .setFetchedAt(fetchedAt)
                .setAttributes(kept())
                .build();
        return new Publication(report, identity.dedupeKey());
    }

    private Map<String, String> kept() {
        var kept = new HashMap<String, String>();
        attributes.forEach((name, value) -> {
            if (value != null && !value.isBlank()) {
                kept.put(name, cut(value, MAX_ATTRIBUTE));
            }
        });
        if (title.length() > MAX_TITLE || body.length() > MAX_BODY) {
            kept.put("truncated", "true");
        }
        return kept;
    }

    private static @Nullable Instant storable(@Nullable Instant date) {
        return date == null || date.isBefore(EARLIEST) || date.isAfter(LATEST) ? null : date;
    }

    private static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit);
    }
}
