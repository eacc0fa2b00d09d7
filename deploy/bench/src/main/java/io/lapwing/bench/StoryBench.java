package io.lapwing.bench;

import io.lapwing.enrich.story.StoryBook;
import io.lapwing.enrich.story.StoryStores;
import io.lapwing.enrich.story.StoryTracker;
import io.lapwing.enrich.story.StoryUpdate;
import io.lapwing.record.Signal;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Properties;
import java.util.Random;
import java.util.function.Consumer;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/// How many reports a second go through the story tracker on one thread while a theme has many open stories: with the
/// stories on the heap, and with the state stores that the service uses, in RocksDB and without the cache of Kafka
/// Streams, so that each write is made into bytes and written. The changelog is left out. By processor time of the
/// thread, since the machine may be busy with other things, and by the clock.
public final class StoryBench {
    private static final Instant START = Instant.parse("2026-02-26T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final int STORIES = 100_000;
    private static final int REPORTS = 20_000;
    /// Of so many reports one begins a story.
    private static final int NEW = 3;
    private static final double NANOS = 1e9;

    private final int stories;
    private final int reports;
    private int begun;

    private StoryBench(int stories, int reports) {
        this.stories = stories;
        this.reports = reports;
    }

    /// Runs with `[OPEN_STORIES [REPORTS]]`.
    public static void main(String[] args) throws IOException {
        int stories = args.length > 0 ? Integer.parseInt(args[0]) : STORIES;
        int reports = args.length > 1 ? Integer.parseInt(args[1]) : REPORTS;
        new StoryBench(stories, reports).inMemory();
        new StoryBench(stories, reports).inStores();
    }

    private void inMemory() {
        var book = StoryBook.inMemory(WINDOW, 2 * stories);
        measure("on the heap", book::take, () -> book.expire(START.plusSeconds(1)));
    }

    private void inStores() throws IOException {
        Path folder = Files.createTempDirectory("story-bench");
        var context =
                new MockProcessorContext<String, StoryUpdate>(new Properties(), new TaskId(0, 0), folder.toFile());
        for (StoreBuilder<?> builder : StoryStores.builders()) {
            StateStore store =
                    builder.withCachingDisabled().withLoggingDisabled().build();
            store.init(context.getStateStoreContext(), store);
            context.addStateStore(store);
        }
        var tracker = new StoryTracker(WINDOW, 2 * stories);
        tracker.init(context);
        var expiry = context.scheduledPunctuators().getFirst().getPunctuator();
        measure(
                "in RocksDB",
                signal -> {
                    tracker.process(new Record<>("bench", signal, START.toEpochMilli()));
                    context.resetForwards();
                },
                () -> expiry.punctuate(START.plusSeconds(1).toEpochMilli()));
        delete(folder.toFile());
    }

    private void measure(String where, Consumer<Signal> tracker, Runnable expiry) {
        var source = new StoryReports(1);
        while (begun < stories) {
            tracker.accept(source.next(begun++, START));
        }
        var random = new Random(2);
        var signals = new Signal[reports];
        for (int i = 0; i < reports; i++) {
            signals[i] = source.next(random.nextInt(NEW) == 0 ? begun++ : random.nextInt(begun), START);
        }
        long processor = processorTime();
        long clock = System.nanoTime();
        for (Signal signal : signals) {
            tracker.accept(signal);
        }
        double processorSeconds = (processorTime() - processor) / NANOS;
        double seconds = (System.nanoTime() - clock) / NANOS;
        long before = System.nanoTime();
        expiry.run();
        System.out.printf(
                Locale.ROOT,
                "%-12s %,d open stories: %,.0f reports/s by processor time, %,.0f by the clock; expiry %.1f ms%n",
                where,
                stories,
                reports / processorSeconds,
                reports / seconds,
                (System.nanoTime() - before) / 1e6);
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void delete(File file) throws IOException {
        File[] children = file.listFiles();
        if (children != null) {
            for (File child : children) {
                delete(child);
            }
        }
        Files.delete(file.toPath());
    }
}
