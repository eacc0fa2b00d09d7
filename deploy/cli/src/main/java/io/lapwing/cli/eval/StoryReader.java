package io.lapwing.cli.eval;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.story.StoryBook;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Puts labelled reports into stories by the classes of the enrich service.
final class StoryReader {
    /// The tracker's default.
    static final Duration WINDOW = Duration.ofDays(3);

    private static final String THEME = "labelled";
    private static final int MAX_STORIES = 1_000_000;
    private static final Duration ANY_AGE = Duration.ofDays(36_500);
    private static final Instant WITHOUT_TIMES = Instant.parse("2000-01-01T00:00:00Z");

    private final Enricher enricher =
            new Enricher(Taxonomy.load(Optional.empty()), new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT), ANY_AGE);

    /// The id of each report's story, by id of the report. Those with a time come first, in its order.
    Map<String, String> stories(Collection<StoryItem> items) {
        Instant fetched = items.stream()
                .map(StoryItem::published)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(WITHOUT_TIMES);
        StoryBook book = StoryBook.inMemory(WINDOW, MAX_STORIES);
        var stories = new HashMap<String, String>();
        for (StoryItem item : inOrder(items)) {
            stories.put(item.id(), book.take(signal(item, fetched)).story().getId());
        }
        return stories;
    }

    private static List<StoryItem> inOrder(Collection<StoryItem> items) {
        return items.stream()
                .sorted(Comparator.comparing(StoryItem::published, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    private Signal signal(StoryItem item, Instant fetched) {
        var raw = new RawReport();
        raw.setId(item.id());
        raw.setRevision("");
        raw.setOrigin(Origin.newBuilder()
                .setSourceId("labelled")
                .setPublisher(item.publisher())
                .setSourceKind("file")
                .build());
        raw.setTitle(item.title());
        raw.setBody(item.text());
        raw.setLanguage(item.lang());
        raw.setPublishedAt(item.published());
        raw.setFetchedAt(fetched);
        return enricher.signal(raw, THEME);
    }
}
