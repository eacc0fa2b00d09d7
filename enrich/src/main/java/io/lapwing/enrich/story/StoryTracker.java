package io.lapwing.enrich.story;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Puts each signal into a story of its theme. All signals of a theme come to one instance, in order.
public final class StoryTracker extends ContextualProcessor<String, Signal, String, StoryUpdate> {
    private static final Duration EXPIRY = Duration.ofMinutes(10);
    private static final int ID_DIGITS = 20;

    private final Duration window;
    private final int maxStories;
    private final StoryMatcher matcher;
    private @Nullable OpenStories stories;

    /// @param window how long after its latest report a story takes further ones
    /// @param maxStories most open stories of a theme
    public StoryTracker(Duration window, int maxStories) {
        this.window = window;
        this.maxStories = maxStories;
        this.matcher = new StoryMatcher(window);
    }

    @Override
    public void init(ProcessorContext<String, StoryUpdate> context) {
        super.init(context);
        var open = new OpenStories(
                context.getStateStore(StoryStores.STORIES),
                context.getStateStore(StoryStores.TRAITS),
                context.getStateStore(StoryStores.INDEX),
                maxStories);
        stories = open;
        context.schedule(EXPIRY, PunctuationType.STREAM_TIME, now -> open.expire(Instant.ofEpochMilli(now), window));
    }

    @Override
    public void process(Record<String, Signal> record) {
        OpenStories known = Objects.requireNonNull(stories, "init comes first");
        var candidate = Candidate.of(record.value());
        OpenStory open = matcher.best(candidate, known.near(candidate))
                .map(story -> StoryGrowth.grow(story, candidate))
                .orElseGet(() -> StoryGrowth.begin(id(candidate.signal()), candidate));
        known.put(open, candidate);
        Story story = open.story();
        Signal signal = Signal.newBuilder(candidate.signal())
                .setStoryId(story.getId())
                .setStoryStage(story.getStage())
                .setStoryReports(story.getReports())
                .setStoryOrigins(story.getOrigins())
                .build();
        context().forward(record.withKey(story.getId()).withValue(new StoryUpdate(signal, story)));
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
