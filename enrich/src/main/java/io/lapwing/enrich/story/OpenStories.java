package io.lapwing.enrich.story;

import io.lapwing.enrich.story.StoryIndex.Lookup;
import io.lapwing.record.Story;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The open stories, an index to them, and an agenda of their end. The number of open stories of each theme is kept
/// beside the stories.
final class OpenStories {
    /// Share of the stories that stay when there are too many, so that closing is not done for each new one.
    private static final double KEPT = 0.9;

    private final Table<OpenStory> stories;
    private final StoryIndex index;
    private final Agenda agenda;
    private final Table<Integer> counts;
    private final int limit;

    /// @param counts number of open stories by theme
    /// @param limit most open stories of one theme
    OpenStories(Table<OpenStory> stories, StoryIndex index, Agenda agenda, Table<Integer> counts, int limit) {
        this.stories = stories;
        this.index = index;
        this.agenda = agenda;
        this.counts = counts;
        this.limit = limit;
    }

    Lookup lookup(Candidate candidate) {
        return index.lookup(candidate, count(candidate.signal().getTheme()));
    }

    /// The stories that a report might belong to.
    List<OpenStory> near(Lookup lookup) {
        return index.near(lookup).stream().flatMap(this::find).toList();
    }

    private Stream<OpenStory> find(String id) {
        return Stream.ofNullable(stories.get(id));
    }

    /// Keeps a story as it has become, to be found by the report that it just took.
    void put(OpenStory open, Lookup lookup) {
        Story story = open.story();
        long[] links = index.link(lookup, story.getId(), open.profile().links());
        boolean isNew = stories.get(story.getId()) == null;
        stories.put(story.getId(), new OpenStory(story, open.profile().withLinks(links)));
        if (isNew) {
            agenda.enter(story.getTheme(), story.getId(), story.getLastSeen());
            counts.put(story.getTheme(), count(story.getTheme()) + 1);
            if (count(story.getTheme()) > limit) {
                closeOldest(story.getTheme());
            }
        }
    }

    /// Closes the stories whose latest report is older than a window before now.
    void expire(Instant now, Duration window) {
        Instant horizon = now.minus(window);
        for (String theme : counts.keys("", "\uffff", Integer.MAX_VALUE)) {
            close(theme, horizon, Integer.MAX_VALUE);
        }
    }

    private void closeOldest(String theme) {
        close(theme, Instant.ofEpochMilli(Long.MAX_VALUE), count(theme) - (int) (limit * KEPT));
    }

    /// Closes stories that were last seen before a time, at most so many, in the order of the agenda.
    private void close(String theme, Instant horizon, int most) {
        int left = most;
        List<Agenda.Entry> due = agenda.due(theme, horizon);
        while (left > 0 && !due.isEmpty()) {
            for (Agenda.Entry entry : due) {
                if (left > 0) {
                    left -= closes(theme, entry) ? 1 : 0;
                }
            }
            due = agenda.due(theme, horizon);
        }
    }

    /// Closes the story of an entry, or enters it anew if it has gone on meanwhile.
    private boolean closes(String theme, Agenda.Entry entry) {
        OpenStory open = Objects.requireNonNull(stories.get(entry.story()), "the agenda names open stories only");
        agenda.remove(entry);
        if (agenda.isBefore(entry, open.story().getLastSeen())) {
            agenda.enter(theme, entry.story(), open.story().getLastSeen());
            return false;
        }
        index.unlink(theme, entry.story(), open.profile().links());
        stories.delete(entry.story());
        int left = count(theme) - 1;
        if (left == 0) {
            counts.delete(theme);
        } else {
            counts.put(theme, left);
        }
        return true;
    }

    private int count(String theme) {
        @Nullable Integer count = counts.get(theme);
        return count == null ? 0 : count;
    }
}
