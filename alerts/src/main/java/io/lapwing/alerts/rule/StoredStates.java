package io.lapwing.alerts.rule;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// States in a store. The latest used are kept as they are besides, so that they need not be decoded for each signal;
/// the store is written each time, so that what is committed is what was decided.
///
/// @param store the store
/// @param latest the states last used
record StoredStates(KeyValueStore<GroupKey, RuleState> store, Map<GroupKey, RuleState> latest)
        implements RuleRunner.States {
    private static final int KEPT = 2_000;

    StoredStates(KeyValueStore<GroupKey, RuleState> store) {
        this(store, new Latest());
    }

    @Override
    public @Nullable RuleState get(GroupKey key) {
        RuleState known = latest.get(key);
        if (known == null) {
            known = store.get(key);
            if (known != null) {
                latest.put(key, known);
            }
        }
        return known;
    }

    @Override
    public void put(GroupKey key, @Nullable RuleState state) {
        if (state == null) {
            latest.remove(key);
        } else {
            latest.put(key, state);
        }
        store.put(key, state);
    }

    @Override
    public void forEach(BiConsumer<GroupKey, RuleState> each) {
        try (var all = store.all()) {
            all.forEachRemaining(entry -> {
                // Lapwing's alert about itself lies here too, and is no rule's.
                if (!entry.key.rule().equals(RejectedRules.RULE)) {
                    each.accept(entry.key, entry.value);
                }
            });
        }
    }

    private static final class Latest extends LinkedHashMap<GroupKey, RuleState> {
        private static final long serialVersionUID = 1L;

        Latest() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<GroupKey, RuleState> eldest) {
            return size() > KEPT;
        }
    }
}
