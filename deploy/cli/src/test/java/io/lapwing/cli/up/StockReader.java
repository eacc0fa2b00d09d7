package io.lapwing.cli.up;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics as a downstream team would: the stock Confluent deserializer, generic records, nothing of Lapwing's.
final class StockReader {
    private final Properties settings = new Properties();

    StockReader(String bootstrapServers, String registryUrl) {
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("schema.registry.url", registryUrl);
        settings.put("isolation.level", "read_committed");
        settings.put("key.deserializer", StringDeserializer.class.getName());
        settings.put("value.deserializer", KafkaAvroDeserializer.class.getName());
    }

    /// All committed records of a topic, oldest first in each partition.
    List<ConsumerRecord<String, GenericRecord>> all(String topic) {
        try (var consumer = new KafkaConsumer<String, GenericRecord>(settings)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, GenericRecord>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /// The values of a topic.
    List<GenericRecord> values(String topic) {
        return all(topic).stream().map(ConsumerRecord::value).toList();
    }
}
