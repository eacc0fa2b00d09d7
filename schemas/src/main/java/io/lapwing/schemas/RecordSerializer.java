package io.lapwing.schemas;

import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// The Confluent serializer for one type of record.
final class RecordSerializer<T extends SpecificRecord> implements Serializer<T> {
    private final KafkaAvroSerializer delegate = new KafkaAvroSerializer();

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        delegate.configure(configs, isKey);
    }

    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
        return delegate.serialize(topic, data);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
