package io.lapwing.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.enrich.state.StateSerde;
import io.lapwing.record.Entity;
import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.Story;
import io.lapwing.record.StoryStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoryTrackerTest {
    private static final Instant NOON = Instant.parse("2026-02-26T12:00:00Z");
    private static final Duration WINDOW = Duration.ofDays(3);
    private static final String TITLE = "Sample lab opens its largest model to everyone";

    private final MockProcessorContext<String, StoryUpdate> context = new MockProcessorContext<>(new Properties());
    private final KeyValueStore<String, Story> stories = store(StoryStores.STORIES, Story.class);
    private final KeyValueStore<String, StoryTraits> traits = store(StoryStores.TRAITS, StoryTraits.class);
    private final KeyValueStore<String, String> index = index();

    @Test
    void process_nearlyTheSameText_isOneStory() {
        StoryTracker tracker = tracker(100);
        String text = "The lab said that the weights are free for any use, and that a smaller model follows in spring.";

        StoryUpdate first = process(tracker, signal("a", "Wire", TITLE, text, NOON));
        StoryUpdate copy = process(tracker, signal("b", "Times", TITLE, text + " It gave no date.", NOON));

        assertThat(copy.story().getId()).isEqualTo(first.story().getId());
        assertThat(copy.story().getReports()).isEqualTo(2);
        assertThat(copy.story().getOrigins()).isEqualTo(1);
        assertThat(copy.story().getStage()).isEqualTo(StoryStage.NEW);
        assertThat(copy.signal().getStoryReports()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Sample lab opens largest model to everybody, lab, true",
        "Sample lab opens largest model to everybody, , true",
        "Largest model of Sample lab is open, lab, true",
        "Largest model of Sample lab is open, , true",
        "Sample lab moves to a new office, lab, false",
        "深度样本开源最大模型, lab, false",
    })
    void process_similarTitle_isOneStoryIfEnoughAgrees(String title, String entity, boolean joins) {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "", NOON, entity));

        StoryUpdate other = process(tracker, signal("b", "Times", title, "", NOON, entity));

        assertThat(other.story().getReports()).isEqualTo(joins ? 2 : 1);
    }

    @Test
    void process_chineseTitles_areComparedByPairsOfCharacters() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", "样本实验室开源最大模型权重", "", NOON, "lab"));

        StoryUpdate other = process(tracker, signal("b", "Times", "样本实验室宣布开源最大模型权重", "", NOON, "lab"));

        assertThat(other.story().getOrigins()).isEqualTo(2);
        assertThat(other.story().getStage()).isEqualTo(StoryStage.CORROBORATED);
        assertThat(other.story().getChange()).isEqualTo("Times is the second independent publisher to report it.");
    }

    @Test
    void process_otherTheme_isAnotherStory() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "", NOON));
        Signal other = signal("a", "Wire", TITLE, "", NOON);
        other.setTheme("other");

        assertThat(process(tracker, other).story().getReports()).isEqualTo(1);
    }

    @Test
    void process_afterTheWindow_isAnotherStory() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "", NOON));

        StoryUpdate later = process(
                tracker, signal("b", "Times", TITLE, "", NOON.plus(WINDOW).plusSeconds(1)));

        assertThat(later.story().getReports()).isEqualTo(1);
    }

    @Test
    void process_sameReportAgain_countsOnce() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "", NOON));

        StoryUpdate again = process(tracker, signal("a", "Wire", TITLE, "", NOON.plusSeconds(60)));

        assertThat(again.story().getReports()).isEqualTo(1);
        assertThat(again.story().getLastSeen()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void process_manyReports_keepsTheFirstAndTheStrongest() {
        StoryTracker tracker = tracker(100);
        Signal weakest = signal("r0", "Publisher 0", TITLE, "", NOON);
        weakest.setScore(0.05);
        StoryUpdate last = process(tracker, weakest);
        for (int i = 1; i < 9; i++) {
            Signal signal = signal("r" + i, "Publisher " + i, TITLE, "", NOON);
            signal.setScore(i / 10.0);
            last = process(tracker, signal);
        }

        assertThat(last.story().getTopReports())
                .extracting(ReportSummary::getId)
                .containsExactly("r0", "r5", "r6", "r7", "r8");
    }

    @Test
    void punctuate_afterTheWindow_leavesNothingBehind() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "Some text", NOON, "lab"));
        for (int i = 0; i < 30; i++) {
            process(tracker, signal("r" + i, "Times", TITLE + " soon" + i, "Other words " + i, NOON, "firm" + i));
        }
        assertThat(count(stories)).isOne();

        context.scheduledPunctuators()
                .getFirst()
                .getPunctuator()
                .punctuate(NOON.plus(WINDOW).plusSeconds(1).toEpochMilli());

        assertThat(count(stories)).isZero();
        assertThat(count(traits)).isZero();
        assertThat(count(index)).isZero();
    }

    @Test
    void process_moreStoriesThanAllowed_closesTheOldest() {
        StoryTracker tracker = tracker(10);
        for (int i = 0; i < 50; i++) {
            process(tracker, signal("r" + i, "Wire", "Subject" + i + " happens" + i, "", NOON.plusSeconds(i)));
            assertThat(count(stories)).isLessThanOrEqualTo(10);
        }

        assertThat(stories.all())
                .toIterable()
                .extracting(entry -> entry.value.getHeadline())
                .contains("Subject49 happens49");
    }

    @Test
    void init_overExistingState_goesOnCounting() {
        process(tracker(10), signal("a", "Wire", TITLE, "", NOON));

        StoryUpdate next = process(tracker(10), signal("b", "Times", TITLE, "", NOON));

        assertThat(next.story().getReports()).isEqualTo(2);
    }

    private StoryTracker tracker(int limit) {
        var tracker = new StoryTracker(WINDOW, limit);
        tracker.init(context);
        return tracker;
    }

    private StoryUpdate process(StoryTracker tracker, Signal signal) {
        context.resetForwards();
        tracker.process(new Record<>(
                signal.getTheme(), signal, signal.getReport().getFetchedAt().toEpochMilli()));
        return context.forwarded().getFirst().record().value();
    }

    private static Signal signal(
            String id, String publisher, String title, String text, Instant fetched, String... entities) {
        var named = new ArrayList<Entity>();
        for (String entity : entities) {
            if (entity != null) {
                named.add(new Entity(entity, entity, "lab", List.of()));
            }
        }
        return Signal.newBuilder()
                .setTheme("models")
                .setReport(ReportSummary.newBuilder()
                        .setId(id)
                        .setTitle(title)
                        .setOrigin(Origin.newBuilder()
                                .setSourceId(publisher)
                                .setPublisher(publisher)
                                .setSourceKind("rss")
                                .build())
                        .setLanguage("en")
                        .setFetchedAt(fetched)
                        .build())
                .setExcerpt(text)
                .setScore(0.8)
                .setEntities(named)
                .setStoryId("")
                .setStoryStage(StoryStage.UNKNOWN)
                .setStoryReports(0)
                .setStoryOrigins(0)
                .setTaxonomyVersion("0")
                .build();
    }

    private <T extends SpecificRecord> KeyValueStore<String, T> store(String name, Class<T> type) {
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(name), Serdes.String(), new StateSerde<>(type))
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private KeyValueStore<String, String> index() {
        var store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(StoryStores.INDEX), Serdes.String(), Serdes.String())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        context.addStateStore(store);
        return store;
    }

    private static <T> int count(KeyValueStore<String, T> store) {
        int count = 0;
        try (var all = store.all()) {
            for (; all.hasNext(); all.next()) {
                count++;
            }
        }
        return count;
    }
}
