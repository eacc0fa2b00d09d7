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
/// @param id the sender's own identifier; a report sent again under it is a revision
/// @param url its address
/// @param title its title
/// @param body its text; may be empty
/// @param publisher who publishes it; the sender, if not given
/// @param publishedAt when it was published
/// @param language BCP 47 tag
/// @param attributes further facts
record PushedReport(
        @Nullable String id,
        @Nullable String url,
        String title,
        String body,
        @Nullable String publisher,
        @Nullable Instant publishedAt,
        @Nullable String language,
        Map<String, String> attributes) {

    Publication publication(String sender, Instant now) {
        String sourceId = "push:" + sender;
        var identity = Identity.of(sourceId, id, url, title, body, String.valueOf(publishedAt));
        var facts = new HashMap<String, @Nullable String>(attributes);
        facts.put("guid", id);
        var origin = Origin.newBuilder()
                .setSourceId(sourceId)
                .setPublisher(publisher == null ? sender : publisher)
                .setSourceKind("push")
                .setReliability(Reliability.F.name())
                .build();
        return new Draft(origin, identity, title, body, publishedAt, language, facts).publication(now);
    }
}
