package io.lapwing.ingest.publish;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.record.Origin;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Entries of a feed as drafts of reports, each with an identity of its own.
public final class FeedDrafts {
    private FeedDrafts() {}

    /// The drafts in the order of the feed. An entry that repeats another word for word is left out.
    public static List<Draft> of(Source source, Feed feed) {
        Origin origin = Origins.of(source.profile(), feed.format().id());
        return distinct(feed.entries().stream()
                .map(entry -> draft(origin, source.profile(), entry))
                .toList());
    }

    /// Drafts of one reading with an identity each: word-for-word repetitions are left out, and those that merely share
    /// an
    /// identifier are told apart.
    public static List<Draft> distinct(List<Draft> drafts) {
        Map<String, Long> uses = drafts.stream()
                .collect(Collectors.groupingBy(draft -> draft.identity().id(), Collectors.counting()));
        Map<String, Long> places = drafts.stream()
                .distinct()
                .collect(Collectors.groupingBy(FeedDrafts::placeAmongSharers, Collectors.counting()));
        var distinct = new LinkedHashMap<String, Draft>();
        for (Draft draft : drafts) {
            boolean shared = uses.getOrDefault(draft.identity().id(), 1L) > 1;
            boolean alone = places.getOrDefault(placeAmongSharers(draft), 1L) == 1;
            Draft own = shared ? apart(draft, alone) : draft;
            distinct.putIfAbsent(own.identity().id(), own);
        }
        return List.copyOf(distinct.values());
    }

    private static String placeAmongSharers(Draft draft) {
        return draft.identity().id() + draft.identity().url();
    }

    /// Some feeds give several or all of their entries one identifier. The address then tells them apart, so that an
    /// edit
    /// stays an edit; where they share that too, address and title do.
    private static Draft apart(Draft draft, boolean aloneAtItsAddress) {
        String url = String.valueOf(draft.identity().url());
        return draft.with(draft.identity().apart(aloneAtItsAddress ? url : url + "\0" + draft.title()));
    }

    private static Draft draft(Origin origin, SourceProfile profile, FeedEntry entry) {
        Identity identity = Identity.of(
                profile.id(),
                entry.guid(),
                entry.url(),
                entry.title(),
                entry.body(),
                String.valueOf(entry.publishedAt()));
        var attributes = new HashMap<String, @Nullable String>();
        attributes.put("guid", entry.guid());
        attributes.put("author", entry.author());
        attributes.put("categories", String.join(", ", entry.categories()));
        attributes.put("themes", String.join(", ", profile.themes()));
        return new Draft(
                origin,
                identity,
                entry.title(),
                entry.body(),
                entry.publishedAt(),
                entry.language() == null ? profile.language() : entry.language(),
                attributes);
    }
}
