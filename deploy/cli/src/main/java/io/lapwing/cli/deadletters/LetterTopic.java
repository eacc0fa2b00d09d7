package io.lapwing.cli.deadletters;

import io.lapwing.cli.scan.TopicReader;
import io.lapwing.runtime.kafka.KafkaClients;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/// Reads the dead letters of one service, in two passes, so that it need not keep them: first what was dealt with, then
/// the letters themselves. Both end where the topic ended at the beginning, transactions that were open then included.
///
/// @param clients how to reach the cluster
/// @param admin asked where partitions end
/// @param service whose dead letters
public record LetterTopic(KafkaClients clients, Admin admin, String service) {
    /// Takes dead letters in the order of each partition.
    public interface Sink {
        /// @param letter the letter
        /// @param handled what was done with it; empty if it is open
        void accept(Letter letter, Optional<Handling> handled) throws InterruptedException;
    }

    /// Full name of the topic.
    public String name() {
        return clients.topics().deadLetters(service);
    }

    /// Gives every dead letter that is there now.
    public void read(Sink sink) throws InterruptedException {
        var marks = new Marks();
        Map<TopicPartition, Long> ends;
        try (var reader = new TopicReader(clients, admin, name())) {
            ends = reader.ends();
            reader.readTo(ends, record -> Mark.of(record).ifPresent(mark -> marks.add(record.partition(), mark)));
        }
        try (var reader = new TopicReader(clients, admin, name())) {
            reader.readTo(ends, record -> {
                if (isBefore(ends, record) && Mark.of(record).isEmpty()) {
                    var letter = new Letter(new LetterId(service, record.partition(), record.offset()), record);
                    sink.accept(letter, marks.of(letter.id()));
                }
            });
        }
    }

    /// One letter; empty if there is none.
    public Optional<Letter> find(LetterId id) throws InterruptedException {
        var found = new AtomicReference<Letter>();
        read((letter, _) -> {
            if (letter.id().equals(id)) {
                found.set(letter);
            }
        });
        return Optional.ofNullable(found.get());
    }

    /// The mark of a letter that was dealt with; empty if it is open.
    public Optional<Mark> mark(LetterId letter) throws InterruptedException {
        var found = new AtomicReference<Mark>();
        try (var reader = new TopicReader(clients, admin, name())) {
            reader.readTo(
                    reader.ends(),
                    record -> Mark.of(record)
                            .filter(mark ->
                                    record.partition() == letter.partition() && mark.offset() == letter.offset())
                            .ifPresent(found::set));
        }
        return Optional.ofNullable(found.get());
    }

    private static boolean isBefore(Map<TopicPartition, Long> ends, ConsumerRecord<byte[], byte[]> record) {
        return record.offset() < ends.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }
}
