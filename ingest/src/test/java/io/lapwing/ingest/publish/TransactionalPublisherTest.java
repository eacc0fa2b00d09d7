package io.lapwing.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.publish.TransactionalPublisher.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TransactionalPublisherTest {
    private static final Map<TopicPartition, OffsetAndMetadata> OFFSETS =
            Map.of(new TopicPartition("cursors", 0), new OffsetAndMetadata(5));

    @SuppressWarnings("removal") // only a real consumer gives one otherwise
    private static final ConsumerGroupMetadata GROUP = new ConsumerGroupMetadata("group");

    private static final List<ProducerRecord<byte[], byte[]>> RECORDS =
            List.of(new ProducerRecord<>("reports", "k".getBytes(UTF_8), "v".getBytes(UTF_8)));

    private final List<MockProducer<byte[], byte[]>> made = new ArrayList<>();
    private final TransactionalPublisher publisher = new TransactionalPublisher(this::producer);

    @Test
    void publish_records_commitsThemWithTheGroupsOffsets() {
        // when
        var result = publisher.publish(RECORDS, OFFSETS, GROUP);

        // then
        assertThat(result).isEqualTo(new Result.Committed());
        assertThat(made.getFirst().history()).isEqualTo(RECORDS);
        assertThat(made.getFirst().consumerGroupOffsetsHistory()).containsExactly(Map.of("group", OFFSETS));
    }

    @Test
    void publish_refusedByTheGroup_abortsAndUsesTheSameProducerAgain() {
        // given
        publisher.prepare();
        made.getFirst().sendOffsetsToTransactionException = new KafkaException("the group has moved on");

        // when
        var refused = publisher.publish(RECORDS, OFFSETS, GROUP);
        made.getFirst().sendOffsetsToTransactionException = null;
        var accepted = publisher.publish(RECORDS, OFFSETS, GROUP);

        // then
        assertThat(refused).isEqualTo(new Result.Dropped("the group has moved on"));
        assertThat(accepted).isEqualTo(new Result.Committed());
        assertThat(made).hasSize(1);
        assertThat(made.getFirst().history()).hasSize(1);
    }

    @Test
    void publish_unknownOutcome_startsAnotherProducerThatSettlesIt() {
        // given
        publisher.prepare();
        made.getFirst().commitTransactionException = new TimeoutException("no answer");
        made.getFirst().abortTransactionException = new KafkaException("a commit is under way");

        // when
        var dropped = publisher.publish(RECORDS, OFFSETS, GROUP);
        var accepted = publisher.publish(RECORDS, OFFSETS, GROUP);

        // then
        assertThat(dropped).isEqualTo(new Result.Dropped("no answer"));
        assertThat(accepted).isEqualTo(new Result.Committed());
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
    }

    private MockProducer<byte[], byte[]> producer() {
        var producer =
                new MockProducer<byte[], byte[]>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        made.add(producer);
        return producer;
    }
}
