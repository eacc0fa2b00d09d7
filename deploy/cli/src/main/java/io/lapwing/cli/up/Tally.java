package io.lapwing.cli.up;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Outcome;
import io.lapwing.runtime.kafka.DeadLetters;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Raw reports against their outcomes, as the topics have them.
///
/// @param raw raw reports
/// @param outcomes enriched reports by outcome
/// @param deadLetters records in the dead letters of enrich
public record Tally(long raw, Map<Outcome, Long> outcomes, long deadLetters) {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(200);

    /// Counts until every raw report has its outcome, for ten seconds at the most.
    public static Tally settled(KafkaClients clients) {
        Instant deadline = Instant.now().plus(SETTLE);
        Tally tally = count(clients);
        while (!tally.isComplete() && Instant.now().isBefore(deadline)) {
            tally = count(clients);
        }
        return tally;
    }

    /// Counts once.
    public static Tally count(KafkaClients clients) {
        Deserializer<EnrichedReport> enriched =
                clients.serdes().topic(EnrichedReport.class).deserializer();
        var outcomes = new EnumMap<Outcome, Long>(Outcome.class);
        var raw = new long[1];
        var dead = new long[1];
        var settings = clients.settings("tally");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            // Outcomes first: what is enriched meanwhile shows as a raw report without one, never the other way round.
            read(
                    consumer,
                    clients.topics().reportsEnriched(),
                    record -> outcomes.merge(
                            enriched.deserialize(record.topic(), record.value()).getOutcome(), 1L, Long::sum));
            read(consumer, clients.topics().deadLetters("enrich"), record -> {
                if (record.headers().lastHeader(DeadLetters.HANDLED) == null) {
                    dead[0]++;
                }
            });
            read(consumer, clients.topics().reportsRaw(), record -> raw[0]++);
        }
        return new Tally(raw[0], outcomes, dead[0]);
    }

    /// Whether each raw report has exactly one outcome or dead letter.
    public boolean isComplete() {
        return raw == outcomeCount() + deadLetters;
    }

    /// One line for people.
    public String describe() {
        String byOutcome = outcomes.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        return raw + " raw reports, " + outcomeCount() + " outcomes (" + byOutcome + "), " + deadLetters
                + " dead letters: " + (isComplete() ? "every report is accounted for" : "the counts differ");
    }

    private long outcomeCount() {
        return outcomes.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(each);
        }
    }
}
