package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.ingest.publish.Publication;
import io.lapwing.ingest.publish.RecordEncoder;
import io.lapwing.ingest.push.PushPublisher.Result;
import io.lapwing.record.RawReport;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Topics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.BufferExhaustedException;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PushPublisherTest {
    private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

    private final String scope = UUID.randomUUID().toString();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final Timer acknowledged = new SimpleMeterRegistry().timer("acknowledged");
    private final InFlight inFlight = new InFlight(2_000);
    private final PushPublisher publisher = new PushPublisher(
            producer, new RecordEncoder(TOPICS, new AvroSerdes("mock://" + scope, Map.of())), acknowledged);

    @BeforeEach
    void register() throws Exception {
        MockSchemaRegistry.getClientForScope(scope)
                .register(TOPICS.reportsRaw() + "-value", new AvroSchema(RawReport.getClassSchema()));
    }

    @AfterEach
    void forget() {
        MockSchemaRegistry.dropScope(scope);
    }

    @Test
    void publish_reports_endsOnlyWhenTheBrokerHasAll() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            // when
            Future<Result> result = threads.submit(() -> publish(List.of(report("1"), report("2"))));
            await().until(() -> producer.history().size() == 2);
            producer.completeNext();

            // then
            assertThat(result.isDone()).isFalse();
            producer.completeNext();
            assertThat(result.get()).isEqualTo(new Result.Stored());
            assertThat(acknowledged.count()).isEqualTo(1);
        }
    }

    @Test
    void publish_brokerRefuses_isUnavailable() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Result> result = threads.submit(() -> publish(List.of(report("1"))));
            await().until(() -> producer.history().size() == 1);
            producer.errorNext(new NotEnoughReplicasException("too few replicas"));
            assertThat(result.get()).isEqualTo(new Result.Unavailable("too few replicas"));
        }
    }

    @Test
    void publish_bufferFull_isBusy() throws Exception {
        producer.sendException = new BufferExhaustedException("full");
        assertThat(publish(List.of(report("1")))).isEqualTo(new Result.Busy());
    }

    @Test
    void publish_moreThanThereIsRoomFor_isBusyAndSendsNothing() throws Exception {
        try (var other = inFlight.open()) {
            assertThat(other.grow(1_000)).isTrue();
            List<Publication> many =
                    IntStream.range(0, 10).mapToObj(i -> report("r" + i)).toList();
            assertThat(publish(many)).isEqualTo(new Result.Busy());
        }
        assertThat(producer.history()).isEmpty();
        assertThat(inFlight.used()).isZero();
    }

    @Test
    void publish_schemaMissing_isUnavailable() throws Exception {
        MockSchemaRegistry.dropScope(scope);
        var other = new PushPublisher(
                producer,
                new RecordEncoder(TOPICS, new AvroSerdes("mock://" + UUID.randomUUID(), Map.of())),
                acknowledged);
        assertThat(other.publish(List.of(report("1")), inFlight.open())).isInstanceOf(Result.Unavailable.class);
    }

    private Result publish(List<Publication> publications) throws InterruptedException {
        try (var lease = inFlight.open()) {
            return publisher.publish(publications, lease);
        }
    }

    private static Publication report(String id) {
        return new PushedReport(id, null, null, "Title", "", null, null, null, Map.of())
                .publication("desk", Instant.parse("2026-02-24T09:00:00Z"));
    }
}
