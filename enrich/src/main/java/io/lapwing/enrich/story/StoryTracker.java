package io.lapwing.enrich.story;

import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Puts each signal into a story of its theme. All signals of a theme come to one instance, in order.
public final class StoryTracker extends ContextualProcessor<String, Signal, String, StoryUpdate> {
    private static final Duration EXPIRY = Duration.ofMinutes(10);

    private final int maxStories;
    private final StoryMatcher matcher;
    private @Nullable StoryBook stories;

    /// @param window how long after its latest report a story takes further ones
    /// @param maxStories most open stories of a theme
    public StoryTracker(Duration window, int maxStories) {
        this.maxStories = maxStories;
        this.matcher = new StoryMatcher(window);
    }

    @Override
    public void init(ProcessorContext<String, StoryUpdate> context) {
        super.init(context);
        var book = new StoryBook(StoryStores.open(context, maxStories), matcher);
        stories = book;
        context.schedule(EXPIRY, PunctuationType.STREAM_TIME, now -> book.expire(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<String, Signal> record) {
        StoryUpdate update = Objects.requireNonNull(stories, "init comes first").take(record.value());
        context().forward(record.withKey(update.story().getId()).withValue(update));
    }
}
