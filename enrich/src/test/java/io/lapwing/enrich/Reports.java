package io.lapwing.enrich;

import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import java.time.Instant;

/// Raw reports for tests.
final class Reports {
    static final Instant NOON = Instant.parse("2026-02-26T12:00:00Z");

    private Reports() {}

    static RawReport.Builder report(String id, String title, String body) {
        return RawReport.newBuilder()
                .setId(id)
                .setRevision("1")
                .setOrigin(origin("Sample Wire").build())
                .setUrl("https://news.example/" + id)
                .setTitle(title)
                .setBody(body)
                .setPublishedAt(NOON.minusSeconds(600))
                .setFetchedAt(NOON);
    }

    static Origin.Builder origin(String publisher) {
        return Origin.newBuilder()
                .setSourceId(publisher.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'))
                .setPublisher(publisher)
                .setSourceKind("rss")
                .setReliability("B");
    }
}
