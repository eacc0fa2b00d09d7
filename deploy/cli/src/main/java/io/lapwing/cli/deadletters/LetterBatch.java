package io.lapwing.cli.deadletters;

import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;

/// Letters that are dealt with in one transaction.
final class LetterBatch {
    private static final int MOST = 500;
    private static final long MOST_BYTES = 16 << 20;

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final Action action;
    private final Progress progress;
    private final List<Letter> letters = new ArrayList<>();
    private long bytes;
    private long done;

    /// @param topic the dead-letter topic
    /// @param action what is to be done with each
    /// @param progress told of each once it is committed
    LetterBatch(Producer<byte[], byte[]> producer, String topic, Action action, Progress progress) {
        this.producer = producer;
        this.topic = topic;
        this.action = action;
        this.progress = progress;
    }

    /// Takes one more, and commits if that makes enough.
    void add(Letter letter) throws InterruptedException {
        letters.add(letter);
        bytes += letter.size();
        if (letters.size() >= MOST || bytes >= MOST_BYTES) {
            commit();
        }
    }

    /// Deals with those that were taken.
    void commit() throws InterruptedException {
        if (letters.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        List<String> notes = switch (action) {
            case Action.Redrive _ -> putBack();
            case Action.Discard(String reason) ->
                letters.stream().map(_ -> reason).toList();
        };
        Handling handling = switch (action) {
            case Action.Redrive _ -> Handling.REDRIVEN;
            case Action.Discard _ -> Handling.DISCARDED;
        };
        Instant now = Instant.now();
        for (int i = 0; i < letters.size(); i++) {
            Letter letter = letters.get(i);
            var mark = new Mark(letter.id().offset(), handling, notes.get(i), letter.origin(), now);
            producer.send(mark.record(topic, letter.id().partition()));
        }
        producer.commitTransaction();
        done += letters.size();
        for (int i = 0; i < letters.size(); i++) {
            progress.done(letters.get(i), notes.get(i));
        }
        letters.clear();
        bytes = 0;
    }

    /// What went wrong, for people. Nothing of the batch that failed remains: closing the producer or the next one's
    /// start aborts its transaction.
    HandlingException failure(KafkaException error) {
        String what = isShutOut(error)
                ? "somebody else has begun to deal with the dead letters of " + topic
                : "the broker refuses: " + error.getMessage();
        return new HandlingException(what + "; " + done + " were dealt with before, the rest is as it was", error);
    }

    /// A producer whose transactional id another one has taken over learns it by several errors, by what it was about.
    private static boolean isShutOut(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProducerFencedException
                    || cause instanceof InvalidProducerEpochException
                    || cause instanceof OutOfOrderSequenceException) {
                return true;
            }
        }
        return false;
    }

    /// Sends the originals and tells where each stands now.
    private List<String> putBack() throws InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>(letters.size());
        for (Letter letter : letters) {
            RecordOrigin origin = letter.origin().orElseThrow();
            sent.add(producer.send(letter.original(origin)));
        }
        producer.flush();
        var places = new ArrayList<String>(sent.size());
        for (Future<RecordMetadata> each : sent) {
            places.add(place(each));
        }
        return places;
    }

    private static String place(Future<RecordMetadata> sent) throws InterruptedException {
        try {
            RecordMetadata at = sent.get();
            return new RecordOrigin(at.topic(), at.partition(), at.offset()).toString();
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw cause instanceof KafkaException refusal ? refusal : new KafkaException(cause);
        }
    }
}
