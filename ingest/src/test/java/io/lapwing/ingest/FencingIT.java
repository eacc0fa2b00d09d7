package io.lapwing.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.ingest.publish.TransactionalPublisher;
import io.lapwing.ingest.publish.TransactionalPublisher.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the broker does with an instance that lost its sources and does not know it.
class FencingIT {
    private static final String CURSORS = TestStack.TOPICS.cursors();

    @TempDir
    Path folder;

    @Test
    void publish_byAFormerMember_isDroppedAndLeavesNothing() throws Exception {
        try (var stack = new TestStack(folder);
                var publisher = new TransactionalPublisher(() -> producer(stack));
                var successor = consumer(stack)) {
            // given
            ConsumerGroupMetadata former;
            try (var member = consumer(stack)) {
                join(member);
                former = member.groupMetadata();
                assertThat(publish(publisher, former)).isEqualTo(new Result.Committed());
            }
            join(successor);

            // when
            Result late = publish(publisher, former);
            Result rightful = publish(publisher, successor.groupMetadata());

            // then
            assertThat(late).isInstanceOf(Result.Dropped.class);
            assertThat(rightful).isEqualTo(new Result.Committed());
            assertThat(stack.deadLetters()).hasSize(2);
        }
    }

    private static Result publish(TransactionalPublisher publisher, ConsumerGroupMetadata member) {
        var record = new ProducerRecord<byte[], byte[]>(
                TestStack.TOPICS.deadLetters("ingest"), "key".getBytes(UTF_8), "value".getBytes(UTF_8));
        return publisher.publish(
                List.of(record), Map.of(new TopicPartition(CURSORS, 0), new OffsetAndMetadata(0)), member);
    }

    private static void join(KafkaConsumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(CURSORS));
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            consumer.poll(Duration.ofMillis(100));
            return !consumer.assignment().isEmpty();
        });
    }

    private static KafkaConsumer<byte[], byte[]> consumer(TestStack stack) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", stack.broker.bootstrapServers(), "group.id", "fencing"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static KafkaProducer<byte[], byte[]> producer(TestStack stack) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.broker.bootstrapServers(), "transactional.id", "fencing"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
