package io.lapwing.ingest.push;

import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Identity;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.record.Origin;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A report as it was pushed, found in order.
///
/// @param id the sender's own identifier; a report sent again under it is a repeat, or a revision if it changed
/// @param source name of the source that it is for; the sender's own, if not given
/// @param url its address
/// @param title its title
/// @param body its text; may be empty
/// @param publisher who publishes it; the source's name, if not given
/// @param publishedAt when it was published
/// @param language BCP 47 tag
/// @param attributes further facts
record PushedReport(
        @Nullable String id,
        @Nullable String source,
        @Nullable String url,
        String title,
        String body,
        @Nullable String publisher,
        @Nullable Instant publishedAt,
        @Nullable String language,
        Map<String, String> attributes) {

    /// The record for Kafka. Its id and revision depend on nothing but sender, source and content, so that the same
    /// report has them whenever and through whichever instance it comes.
    ///
    /// @param now when it reached Lapwing
    Publication publication(String sender, Instant now) {
        String name = source == null ? sender : source;
        String sourceId = "push:" + name;
        var identity = Identity.of(sourceId, id, url, title, body, String.valueOf(publishedAt));
        var facts = new HashMap<String, @Nullable String>(attributes);
        facts.put("guid", id);
        var origin = Origin.newBuilder()
                .setSourceId(sourceId)
                .setPublisher(publisher == null ? name : publisher)
                .setSourceKind("push")
                .setReliability(Reliability.F.name())
                .build();
        Publication publication =
                new Draft(origin, identity, title, body, publishedAt, language, facts).publication(now);
        return id != null && identity.url() == null
                ? new Publication(publication.report(), key(identity))
                : publication;
    }

    /// Where versions of a report meet that has an id but no address. By its content they would not.
    private static String key(Identity identity) {
        return "report:" + identity.id();
    }
}
