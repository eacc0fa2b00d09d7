package io.lapwing.enrich.story;

import io.lapwing.enrich.state.StateSerde;
import io.lapwing.record.Story;
import java.util.Set;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The stores of the [StoryTracker].
public final class StoryStores {
    static final String STORIES = "open-stories";
    static final String TRAITS = "story-traits";
    static final String INDEX = "story-index";
    static final String AGENDA = "story-agenda";
    static final String COUNTS = "story-counts";

    /// Most values that are kept on the heap as they are, beside the stores. Added up, stories of
    /// 20 KB and entries of 2 KB, the most that they can be, come to 160 MB; as a rule it is a tenth of that.
    private static final int RECENT_STORIES = 4_000;

    private static final int RECENT_ENTRIES = 40_000;

    private StoryStores() {}

    /// All of them.
    public static Set<StoreBuilder<?>> builders() {
        return Set.of(
                builder(STORIES, new StateSerde<>(Story.class)),
                builder(TRAITS, new StateSerde<>(StoryTraits.class)),
                builder(INDEX, IndexEntry.serde()),
                builder(AGENDA, Serdes.String()),
                builder(COUNTS, Serdes.Integer()));
    }

    private static StoreBuilder<?> builder(String name, Serde<?> values) {
        KeyValueBytesStoreSupplier supplier = Stores.persistentKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, Serdes.String(), values).withCachingEnabled();
    }

    /// The stories in the stores of a processor.
    ///
    /// @param maxStories most open stories of one theme
    static OpenStories open(ProcessingContext context, int maxStories) {
        var kept = new KeptStories(table(context, STORIES), table(context, TRAITS));
        return new OpenStories(
                new RecentTable<>(kept, RECENT_STORIES),
                new StoryIndex(new RecentTable<>(table(context, INDEX), RECENT_ENTRIES)),
                new Agenda(table(context, AGENDA)),
                new RecentTable<>(table(context, COUNTS), 100),
                maxStories);
    }

    private static <V> Table<V> table(ProcessingContext context, String name) {
        return new StoreTable<>(context.getStateStore(name));
    }
}
