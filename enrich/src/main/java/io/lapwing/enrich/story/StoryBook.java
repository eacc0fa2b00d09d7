package io.lapwing.enrich.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.enrich.story.StoryIndex.Lookup;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

/// Puts reports into stories, one by one. It reads no clock; what it knows is in its tables.
public final class StoryBook {
    static final int ID_DIGITS = 20;

    private final OpenStories open;
    private final StoryMatcher matcher;
    private final Duration window;

    StoryBook(OpenStories open, StoryMatcher matcher) {
        this.open = open;
        this.matcher = matcher;
        this.window = matcher.window();
    }

    /// One that keeps its stories on the heap.
    ///
    /// @param window how long after its latest report a story takes further ones
    /// @param maxStories most open stories of a theme
    public static StoryBook inMemory(Duration window, int maxStories) {
        return inMemory(new StoryMatcher(window), maxStories);
    }

    static StoryBook inMemory(StoryMatcher matcher, int maxStories) {
        var open = new OpenStories(
                MemoryTable.hashed(),
                new StoryIndex(MemoryTable.hashed()),
                new Agenda(MemoryTable.sorted()),
                MemoryTable.sorted(),
                maxStories);
        return new StoryBook(open, matcher);
    }

    /// The signal with its story, and the story with the signal's report.
    public StoryUpdate take(Signal signal) {
        Lookup lookup = open.lookup(Candidate.of(signal));
        OpenStory story = matcher.best(lookup, open.near(lookup))
                .map(known -> StoryGrowth.grow(known, lookup))
                .orElseGet(() -> StoryGrowth.begin(id(signal), lookup));
        open.put(story, lookup);
        return update(signal, story.story());
    }

    /// Closes the stories whose window has passed.
    public void expire(Instant now) {
        open.expire(now, window);
    }

    /// The parts are shared, since no record is changed once it is made; a builder would copy them all.
    private static StoryUpdate update(Signal signal, Story story) {
        var told = new Signal(
                signal.getTheme(),
                signal.getReport(),
                signal.getExcerpt(),
                signal.getScore(),
                signal.getConcepts(),
                signal.getEvidence(),
                signal.getEntities(),
                signal.getAmounts(),
                signal.getCountries(),
                story.getId(),
                story.getStage(),
                story.getReports(),
                story.getOrigins(),
                signal.getTaxonomyVersion());
        return new StoryUpdate(told, story);
    }

    /// The same report always begins the same story.
    private static String id(Signal signal) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            byte[] hash =
                    digest.digest((signal.getTheme() + "\n" + signal.getReport().getId()).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
