package io.lapwing.cli.ledger;

import io.lapwing.record.EnrichedReport;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.Recoverable;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/// Reads from records what the ledger enters.
final class Outcomes {
    private Outcomes() {}

    /// The outcome that an enriched report tells. One that cannot be decoded accounts for its raw report all the same,
    /// because its headers do.
    ///
    /// @throws StartupException if the registry does not answer, so that nothing can be told of the record
    static Entry of(ConsumerRecord<byte[], byte[]> record, Deserializer<EnrichedReport> reports) {
        try {
            EnrichedReport report = reports.deserialize(record.topic(), record.value());
            if (report == null) {
                return Entry.UNREADABLE;
            }
            return switch (report.getOutcome()) {
                case ON_THEME -> Entry.ON_THEME;
                case OFF_THEME -> Entry.OFF_THEME;
                case DUPLICATE -> Entry.DUPLICATE;
                case REVISION -> Entry.REVISION;
                case STALE -> Entry.STALE;
                case UNKNOWN -> Entry.UNREADABLE;
            };
        } catch (SerializationException e) {
            if (Recoverable.is(e)) {
                throw new StartupException("the schema registry does not answer: "
                        + Objects.requireNonNullElse(e.getCause(), e).getMessage());
            }
            return Entry.UNREADABLE;
        }
    }
}
