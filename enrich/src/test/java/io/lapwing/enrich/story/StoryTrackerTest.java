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
import org.apache.kafka.common.serialization.Serde;
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
    private final KeyValueStore<String, Story> stories = store(StoryStores.STORIES, new StateSerde<>(Story.class));
    private final KeyValueStore<String, StoryTraits> traits =
            store(StoryStores.TRAITS, new StateSerde<>(StoryTraits.class));
    private final KeyValueStore<String, IndexEntry> index = store(StoryStores.INDEX, IndexEntry.serde());
    private final KeyValueStore<String, String> agenda = store(StoryStores.AGENDA, Serdes.String());
    private final KeyValueStore<String, Integer> counts = store(StoryStores.COUNTS, Serdes.Integer());

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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Blast in Peru kills 41 people and injures 130;秘鲁发生爆炸造成41人死亡130人受伤;true",
                "Prime minister Benjamin Marlova resigns after election defeat;首相本杰明·马洛瓦在大选失败后宣布辞职;true",
                "Prime minister Benjamin Marlova resigns after election defeat;首相在大选失败后宣布辞职;false",
                "Blast in Peru kills 41 people and injures 130;秘鲁发生地震;false",
            })
    void process_otherLanguage_isOneStoryIfFactsAgree(String english, String chinese, boolean joins) {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", english, "", NOON));

        StoryUpdate other = process(tracker, signal("b", "Times", chinese, "", NOON));

        assertThat(other.story().getReports()).isEqualTo(joins ? 2 : 1);
    }

    @Test
    void process_translationOfTheCitedWire_isNoOriginOfItsOwn() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", "Blast in Peru kills 41 and injures 130", "Reuters reported.", NOON));
        Signal translated = signal("b", "Times", "秘鲁发生爆炸造成41人死亡130人受伤", "据路透社报道。", NOON);
        translated.getReport().setLanguage("zh");

        StoryUpdate other = process(tracker, translated);

        assertThat(other.story().getOrigins()).isEqualTo(1);
        assertThat(other.story().getStage()).isEqualTo(StoryStage.NEW);
        assertThat(other.story().getChange()).isEqualTo("A translation, from Times, the first in Chinese.");
    }

    @Test
    void process_lookAlikeAboutAnotherPerson_isAnotherStory() {
        StoryTracker tracker = tracker(100);
        String text = "The Sampleton Herons player was stopped by police at two in the morning and arrested.";
        for (int i = 0; i < 4; i++) {
            process(tracker, signal("a" + i, "Wire" + i, "Herons' Orlin Quade arrested", text + i + " Quade", NOON));
        }

        StoryUpdate other = process(
                tracker,
                signal("b", "Times", "Herons' Tavish Brool charged after crash", "Brool hit a parked lorry.", NOON));

        assertThat(other.story().getReports()).isEqualTo(1);
    }

    @Test
    void process_publicationTimesThatAreFarApart_areTwoStories() {
        StoryTracker tracker = tracker(100);
        Signal first = signal("a", "Wire", TITLE, "", NOON);
        first.getReport().setPublishedAt(NOON.minus(WINDOW).minus(WINDOW));
        Signal second = signal("b", "Times", TITLE, "", NOON);
        second.getReport().setPublishedAt(NOON);
        process(tracker, first);

        assertThat(process(tracker, second).story().getReports()).isEqualTo(1);
    }

    @Test
    void punctuate_storyThatWentOn_staysOpen() {
        StoryTracker tracker = tracker(100);
        process(tracker, signal("a", "Wire", TITLE, "", NOON));
        process(tracker, signal("b", "Times", TITLE, "", NOON.plus(WINDOW)));

        context.scheduledPunctuators()
                .getFirst()
                .getPunctuator()
                .punctuate(NOON.plus(WINDOW).plusSeconds(1).toEpochMilli());

        assertThat(count(stories)).isOne();
        assertThat(count(agenda)).isOne();
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
        assertThat(count(agenda)).isZero();
        assertThat(count(counts)).isZero();
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
                named.add(new Entity(entity, entity.equals("lab") ? "Sample lab" : entity, "lab", List.of()));
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

    private <T> KeyValueStore<String, T> store(String name, Serde<T> serde) {
        var store = Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.String(), serde)
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
