package io.lapwing.enrich.story;

import io.lapwing.record.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// The open stories and an index to them: by band of a sketch, by title word and by entity,
/// within the theme. Each index entry names
/// the latest few stories only, so that neither a look-up nor a common entity grows without bound.
final class OpenStories {
    /// Most stories that an index entry names.
    static final int MAX_ENTRY = 32;
    /// Most title words by which a report is looked up.
    private static final int MAX_WORDS = 16;
    /// Share of the stories that stay when there are too many, so that closing is not done for each new one.
    private static final double KEPT = 0.9;

    private final KeyValueStore<String, Story> stories;
    private final KeyValueStore<String, StoryTraits> traits;
    private final KeyValueStore<String, String> index;
    private final int limit;
    private final Map<String, Integer> counts = new HashMap<>();

    /// @param limit most open stories of one theme
    OpenStories(
            KeyValueStore<String, Story> stories,
            KeyValueStore<String, StoryTraits> traits,
            KeyValueStore<String, String> index,
            int limit) {
        this.stories = stories;
        this.traits = traits;
        this.index = index;
        this.limit = limit;
        each((_, story) -> counts.merge(story.getTheme(), 1, Integer::sum));
    }

    /// The stories that a report might belong to.
    Collection<OpenStory> near(Candidate candidate) {
        var found = new LinkedHashMap<String, OpenStory>();
        for (String key : keys(candidate)) {
            for (String id : entry(key)) {
                if (!found.containsKey(id)) {
                    OpenStory story = find(id);
                    if (story != null) {
                        found.put(id, story);
                    }
                }
            }
        }
        return found.values();
    }

    private @Nullable OpenStory find(String id) {
        Story story = stories.get(id);
        StoryTraits known = story == null ? null : traits.get(id);
        return known == null ? null : new OpenStory(story, known);
    }

    /// Keeps a story as it has become, to be found by the report that it just took.
    void put(OpenStory open, Candidate candidate) {
        String id = open.story().getId();
        boolean isNew = open.story().getReports() == 1;
        stories.put(id, open.story());
        traits.put(id, open.traits());
        // Only by what the traits hold, so that closing the story finds every link again.
        Set<String> known = keys(open.story().getTheme(), open.traits());
        keys(candidate).stream().filter(known::contains).forEach(key -> link(key, id));
        if (isNew && counts.merge(open.story().getTheme(), 1, Integer::sum) > limit) {
            closeOldest(open.story().getTheme());
        }
    }

    /// Closes the stories whose latest report is older than a window before now.
    void expire(Instant now, Duration window) {
        Instant horizon = now.minus(window);
        var old = new ArrayList<Story>();
        each((_, story) -> {
            if (story.getLastSeen().isBefore(horizon)) {
                old.add(story);
            }
        });
        old.forEach(this::close);
    }

    private void closeOldest(String theme) {
        var all = new ArrayList<Story>();
        each((_, story) -> {
            if (story.getTheme().equals(theme)) {
                all.add(story);
            }
        });
        all.sort(Comparator.comparing(Story::getLastSeen).thenComparing(Story::getId));
        all.subList(0, all.size() - (int) (limit * KEPT)).forEach(this::close);
    }

    private void close(Story story) {
        StoryTraits known = traits.get(story.getId());
        if (known != null) {
            keys(story.getTheme(), known).forEach(key -> unlink(key, story.getId()));
        }
        stories.delete(story.getId());
        traits.delete(story.getId());
        counts.merge(story.getTheme(), -1, Integer::sum);
    }

    private static Set<String> keys(Candidate candidate) {
        var keys = new LinkedHashSet<String>();
        addKeys(keys, candidate.signal().getTheme(), candidate.sketch(), candidate.entities());
        Arrays.stream(candidate.words())
                .limit(MAX_WORDS)
                .forEach(word -> keys.add(wordKey(candidate.signal().getTheme(), word)));
        return keys;
    }

    /// All keys under which a story may be linked.
    private static Set<String> keys(String theme, StoryTraits traits) {
        var keys = new LinkedHashSet<String>();
        traits.getSketches().forEach(sketch -> addKeys(keys, theme, Sketch.of(sketch), traits.getEntities()));
        traits.getTitles()
                .forEach(title -> title.stream().limit(MAX_WORDS).forEach(word -> keys.add(wordKey(theme, word))));
        return keys;
    }

    private static void addKeys(Set<String> keys, String theme, Sketch sketch, List<String> entities) {
        for (int band = 0; band < Sketch.BANDS; band++) {
            keys.add(theme + "/" + band + "/" + Long.toHexString(sketch.band(band)));
        }
        entities.forEach(entity -> keys.add(theme + "/entity/" + entity));
    }

    private static String wordKey(String theme, long word) {
        return theme + "/word/" + Long.toHexString(word);
    }

    private List<String> entry(String key) {
        String ids = index.get(key);
        return ids == null ? List.of() : List.of(ids.split(" "));
    }

    /// Puts a story first in an entry.
    private void link(String key, String id) {
        List<String> before = entry(key);
        if (!before.isEmpty() && before.getFirst().equals(id)) {
            return;
        }
        var after = new ArrayList<String>();
        after.add(id);
        before.stream().filter(other -> !other.equals(id)).limit(MAX_ENTRY - 1).forEach(after::add);
        index.put(key, String.join(" ", after));
    }

    private void unlink(String key, String id) {
        List<String> before = entry(key);
        if (before.contains(id)) {
            var after = before.stream().filter(other -> !other.equals(id)).toList();
            if (after.isEmpty()) {
                index.delete(key);
            } else {
                index.put(key, String.join(" ", after));
            }
        }
    }

    private void each(BiConsumer<String, Story> visitor) {
        try (var all = stories.all()) {
            while (all.hasNext()) {
                KeyValue<String, Story> entry = all.next();
                visitor.accept(entry.key, entry.value);
            }
        }
    }
}
