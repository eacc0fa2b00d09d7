package io.lapwing.enrich.story;

import io.lapwing.enrich.state.StateSerde;
import io.lapwing.record.Story;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The stores of the [StoryTracker].
public final class StoryStores {
    static final String STORIES = "open-stories";
    static final String TRAITS = "story-traits";
    static final String INDEX = "story-index";

    private StoryStores() {}

    /// All of them.
    public static Set<StoreBuilder<?>> builders() {
        return Set.of(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORIES), Serdes.String(), new StateSerde<>(Story.class)),
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(TRAITS), Serdes.String(), new StateSerde<>(StoryTraits.class)),
                Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(INDEX), Serdes.String(), Serdes.String()));
    }
}
