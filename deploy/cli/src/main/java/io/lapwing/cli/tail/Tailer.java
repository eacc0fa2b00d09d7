package io.lapwing.cli.tail;

import io.lapwing.record.Alert;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Signal;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.AvroSerdes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Follows topics without a consumer group.
public final class Tailer implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TailTopics what;
    private final Deserializer<Signal> signals;
    private final Deserializer<Alert> alerts;
    private final Deserializer<EnrichedReport> enriched;

    /// A record in both forms.
    ///
    /// @param text for people
    /// @param json for machines
    public record Line(String text, String json) {}

    /// @param clients how to reach the cluster
    /// @param what what to follow
    /// @param theme only this theme
    /// @param fromBeginning whether to begin with the oldest record
    /// @throws StartupException if there is no such topic
    public Tailer(KafkaClients clients, TailTopics what, Optional<String> theme, boolean fromBeginning) {
        this.what = what;
        AvroSerdes serdes = clients.serdes();
        signals = serdes.topic(Signal.class).deserializer();
        alerts = serdes.topic(Alert.class).deserializer();
        enriched = serdes.topic(EnrichedReport.class).deserializer();
        var settings = clients.settings("tail");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        assign(what.matcher(clients.topics(), theme), theme, fromBeginning);
    }

    /// The records that have come since the last call; waits a moment if there are none.
    public List<Line> poll() {
        var lines = new ArrayList<Line>();
        consumer.poll(POLL).forEach(record -> lines.add(line(record)));
        return lines;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void assign(Predicate<String> matcher, Optional<String> theme, boolean fromBeginning) {
        List<TopicPartition> partitions = consumer.listTopics().entrySet().stream()
                .filter(topic -> matcher.test(topic.getKey()))
                .flatMap(topic -> topic.getValue().stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            consumer.close();
            throw new StartupException("there is no topic with " + what
                    + theme.map(name -> " of theme " + name).orElse("")
                    + "; is the theme right, and was `lapwing topics"
                    + " apply` run?");
        }
        consumer.assign(partitions);
        if (fromBeginning) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // takes effect now, not with the first poll
        }
    }

    private Line line(ConsumerRecord<byte[], byte[]> record) {
        try {
            return switch (what) {
                case SIGNALS -> RecordLines.of(signals.deserialize(record.topic(), record.value()));
                case ALERTS -> RecordLines.of(alerts.deserialize(record.topic(), record.value()));
                case ENRICHED -> RecordLines.of(enriched.deserialize(record.topic(), record.value()));
                case DEAD_LETTERS -> RecordLines.deadLetter(record);
            };
        } catch (SerializationException e) {
            return RecordLines.unreadable(record, e);
        }
    }
}
