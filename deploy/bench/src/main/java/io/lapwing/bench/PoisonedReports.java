package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.RawReport;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Writes reports of which some cannot be read, at places that chance chooses, and others in transactions that abort.
final class PoisonedReports {
    private static final int SCHEMA_ID_BYTES = 4;
    private static final int BATCH = 500;
    private static final int ABORT_EVERY = 10;

    private final KafkaClients clients;
    private final Random random;
    private final int futureSchema;
    private final RawReport[] samples = Corpus.reports();
    private final Map<Poison, Integer> poisoned = new EnumMap<>(Poison.class);
    private int aborted;

    /// What is wrong with a record.
    enum Poison {
        /// Bytes that are no Avro.
        NO_AVRO,
        /// A schema id that the registry does not know, yet.
        UNKNOWN_SCHEMA,
        /// No value at all.
        NO_VALUE
    }

    /// @param futureSchema id that the registry will give to the schema of [Poison#UNKNOWN_SCHEMA]
    PoisonedReports(KafkaClients clients, Random random, int futureSchema) {
        this.clients = clients;
        this.random = random;
        this.futureSchema = futureSchema;
    }

    /// Writes them, in transactions, and returns when all are committed.
    ///
    /// @param count how many to commit
    /// @param share one in so many is poisoned, exactly
    void write(int count, int share) {
        Map<String, Object> settings = clients.settings("poison");
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "bench-poison");
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        Serializer<RawReport> reports = clients.serdes().topic(RawReport.class).serializer();
        try (reports;
                var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            int bad = 0;
            for (int from = 0; from < count; from += BATCH) {
                if (from / BATCH % ABORT_EVERY == 1) {
                    abort(producer, reports, from);
                }
                producer.beginTransaction();
                for (int i = from; i < Math.min(count, from + BATCH); i++) {
                    if (i % share == 0) {
                        bad = i + random.nextInt(Math.min(share, count - i));
                    }
                    @Nullable Poison poison = i == bad ? Poison.values()[i / share % Poison.values().length] : null;
                    producer.send(record(i, poison, reports));
                }
                producer.commitTransaction();
            }
        }
    }

    /// Poisoned reports by kind.
    Map<Poison, Integer> poisoned() {
        return poisoned;
    }

    /// Reports that no committed transaction holds.
    int aborted() {
        return aborted;
    }

    private void abort(KafkaProducer<byte[], byte[]> producer, Serializer<RawReport> reports, int number) {
        producer.beginTransaction();
        producer.send(record(number, null, reports));
        producer.flush();
        producer.abortTransaction();
        aborted++;
    }

    private ProducerRecord<byte[], byte[]> record(int number, @Nullable Poison poison, Serializer<RawReport> reports) {
        String topic = clients.topics().reportsRaw();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        RawReport report = RawReport.newBuilder(samples[number % samples.length])
                .setId("sample-" + number)
                .setUrl("https://news.example/" + number)
                .setPublishedAt(now)
                .setFetchedAt(now)
                .build();
        byte[] good = reports.serialize(topic, report);
        byte[] value = good;
        if (poison != null) {
            poisoned.merge(poison, 1, Integer::sum);
            value = switch (poison) {
                case NO_AVRO -> ("no Avro " + number).getBytes(UTF_8);
                case UNKNOWN_SCHEMA -> underFutureSchema(good);
                case NO_VALUE -> null;
            };
        }
        return new ProducerRecord<>(
                topic, null, now.toEpochMilli(), report.getUrl().getBytes(UTF_8), value);
    }

    /// The same report as a writer with one more field at the end, a null, would have written it.
    private byte[] underFutureSchema(byte[] good) {
        byte[] value = Arrays.copyOf(good, good.length + 1);
        for (int i = 0; i < SCHEMA_ID_BYTES; i++) {
            value[1 + i] = (byte) (futureSchema >>> Byte.SIZE * (SCHEMA_ID_BYTES - 1 - i));
        }
        return value;
    }
}
