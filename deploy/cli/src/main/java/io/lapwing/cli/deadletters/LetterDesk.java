package io.lapwing.cli.deadletters;

import io.lapwing.runtime.kafka.KafkaClients;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Deals with the dead letters of one service, each once, however often and by however many people it is told to.
///
/// What is put back and the marks that say so are one transaction. Its transactional id belongs to the dead-letter
/// topic,
/// so that whoever begins later shuts out whoever began earlier: it first waits until the other's transactions are at
/// an
/// end, then reads all marks, and the other's next commit is refused.
///
/// @param clients how to reach the cluster
/// @param admin asked about topics; the caller closes it
/// @param service whose dead letters
public record LetterDesk(KafkaClients clients, Admin admin, String service) {
    private static final int LARGEST_REQUEST = 64 << 20;

    /// Deals with the letters that are meant and open.
    ///
    /// @throws HandlingException if somebody else has begun to, or the broker refuses
    public void handle(LetterFilter filter, Action action, Progress progress) throws InterruptedException {
        try (var producer = new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            var batch = new LetterBatch(producer, topic().name(), action, progress);
            try {
                producer.initTransactions();
                select(filter, action, progress, batch::add);
                batch.commit();
            } catch (KafkaException e) {
                throw batch.failure(e);
            }
        }
    }

    /// Tells what [#handle] would do, and does nothing.
    public void rehearse(LetterFilter filter, Action action, Progress progress) throws InterruptedException {
        select(filter, action, progress, letter -> progress.done(letter, ""));
    }

    private interface Chosen {
        void accept(Letter letter) throws InterruptedException;
    }

    private void select(LetterFilter filter, Action action, Progress progress, Chosen chosen)
            throws InterruptedException {
        var targets = new Targets(admin, InstantSource.system());
        topic().read((letter, handled) -> {
            if (!filter.test(letter)) {
                return;
            }
            if (handled.isPresent()) {
                progress.already(letter, handled.get());
                return;
            }
            Optional<String> objection = switch (action) {
                case Action.Redrive _ -> targets.objection(letter);
                case Action.Discard _ -> Optional.empty();
            };
            if (objection.isPresent()) {
                progress.refused(letter, objection.get());
            } else {
                chosen.accept(letter);
            }
        });
    }

    private LetterTopic topic() {
        return new LetterTopic(clients, admin, service);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = clients.settings("letter-desk");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic().name() + ".desk");
        // What fitted into the dead letters fits where it came from; the broker knows its limits better than a client.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }
}
