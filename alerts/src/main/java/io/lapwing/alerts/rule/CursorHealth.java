package io.lapwing.alerts.rule;

import io.lapwing.record.Cursor;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ValueAndTimestamp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How sources fare by the cursors in a global store. They are kept there as bytes and read here: a global store has no
/// dead letters, so that one cursor that cannot be decoded would stop the service.
///
/// @param store the cursors by source
/// @param cursors reads them
record CursorHealth(ReadOnlyKeyValueStore<String, ValueAndTimestamp<byte[]>> store, Deserializer<Cursor> cursors)
        implements SourceHealth.Lookup {
    private static final Logger LOG = LoggerFactory.getLogger(CursorHealth.class);

    @Override
    public Optional<SourceHealth> of(String source, Instant now) {
        ValueAndTimestamp<byte[]> bytes = store.get(source);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SourceHealth.of(cursors.deserialize(RuleProcessor.SOURCES, bytes.value()), now));
        } catch (SerializationException e) {
            LOG.warn("the cursor of source {} cannot be read; how it fares is not known: {}", source, e.getMessage());
            return Optional.empty();
        }
    }
}
