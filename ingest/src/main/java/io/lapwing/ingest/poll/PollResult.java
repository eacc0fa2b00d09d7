package io.lapwing.ingest.poll;

import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;

/// What a poll came to.
sealed interface PollResult {
    /// The source and the state that the poll began with.
    Watch watch();

    /// The source was tried, and what follows from it is ready to be written.
    ///
    /// @param outcome what follows
    /// @param records the same as records for Kafka, the cursor last
    record Done(Watch watch, PollOutcome outcome, List<ProducerRecord<byte[], byte[]>> records) implements PollResult {}

    /// We could not do our part: the registry did not answer, or there is a defect of ours.
    ///
    /// @param error what happened
    record Undone(Watch watch, Throwable error) implements PollResult {}

    /// The source was not asked, because its host wants to be left alone.
    ///
    /// @param until when it may be asked again
    record Held(Watch watch, Instant until) implements PollResult {}
}
