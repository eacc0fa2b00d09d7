package io.lapwing.enrich.dedupe;

import io.lapwing.enrich.state.StateSerde;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// The reports of the last days by dedupe key. The store forgets by itself what is older than its window.
public final class SeenReports {
    /// Name of the store.
    public static final String STORE = "seen-reports";

    private final WindowStore<String, SeenReport> store;
    private final long window;

    /// @param store each report at the time when it was first fetched
    /// @param window how long a report is remembered
    public SeenReports(WindowStore<String, SeenReport> store, Duration window) {
        this.store = store;
        this.window = window.toMillis();
    }

    /// The store, to be added to a topology.
    ///
    /// @param window how long a report is remembered
    public static StoreBuilder<WindowStore<String, SeenReport>> store(Duration window) {
        return Stores.windowStoreBuilder(
                Stores.persistentWindowStore(STORE, window, Duration.ofMillis(1), false),
                Serdes.String(),
                new StateSerde<>(SeenReport.class));
    }

    /// What was seen under a key within the window before or after a time, or null.
    ///
    /// @param time fetch time in milliseconds since 1970
    public @Nullable SeenReport find(String key, long time) {
        try (WindowStoreIterator<SeenReport> found =
                store.backwardFetch(key, Math.max(0, time - window), time + window)) {
            return found.hasNext() ? found.next().value : null;
        }
    }

    /// Remembers a report.
    public void put(String key, SeenReport report) {
        store.put(key, report, report.getFirstSeen().toEpochMilli());
    }
}
