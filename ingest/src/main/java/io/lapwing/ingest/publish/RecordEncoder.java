package io.lapwing.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Cursor;
import io.lapwing.record.RawReport;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.CloudEvents;
import io.lapwing.schemas.Topics;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/// Reports and cursors as Kafka records, serialized. Safe for use by many threads.
public final class RecordEncoder {
    private static final String SOURCE = "/lapwing/ingest";

    private final Topics topics;
    private final Serializer<RawReport> reports;
    private final Serializer<Cursor> cursors;

    /// @param topics where the records go
    /// @param serdes serdes on the registry
    public RecordEncoder(Topics topics, AvroSerdes serdes) {
        this.topics = topics;
        this.reports = serdes.topic(RawReport.class).serializer();
        this.cursors = serdes.topic(Cursor.class).serializer();
    }

    /// A report for `reports.raw`; its timestamp is the time of the fetch.
    ///
    /// @throws org.apache.kafka.common.KafkaException if the registry does not answer or lacks the schema
    public ProducerRecord<byte[], byte[]> report(Publication publication) {
        RawReport report = publication.report();
        Instant time = report.getFetchedAt();
        var headers = new RecordHeaders();
        CloudEvents.stamp(headers, report.getId() + "/" + report.getRevision(), SOURCE, "report.fetched", time);
        return new ProducerRecord<>(
                topics.reportsRaw(),
                null,
                time.toEpochMilli(),
                publication.key().getBytes(UTF_8),
                reports.serialize(topics.reportsRaw(), report),
                headers);
    }

    /// A cursor for the partition that owns its source.
    ///
    /// @param at when it was reached
    /// @throws org.apache.kafka.common.KafkaException if the registry does not answer or lacks the schema
    public ProducerRecord<byte[], byte[]> cursor(Cursor cursor, int partition, Instant at) {
        var headers = new RecordHeaders();
        CloudEvents.stamp(headers, cursor.getSourceId() + "@" + at.toEpochMilli(), SOURCE, "source.read", at);
        return new ProducerRecord<>(
                topics.cursors(),
                partition,
                at.toEpochMilli(),
                cursor.getSourceId().getBytes(UTF_8),
                cursors.serialize(topics.cursors(), cursor),
                headers);
    }
}
