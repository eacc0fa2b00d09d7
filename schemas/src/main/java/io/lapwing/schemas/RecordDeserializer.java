package io.lapwing.schemas;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// The Confluent deserializer for one type of record. Reads by the schema of the class it was compiled with, so that a
/// record of another type is refused instead of surfacing later as a wrong cast.
final class RecordDeserializer<T extends SpecificRecord> implements Deserializer<T> {
    private final KafkaAvroDeserializer delegate = new KafkaAvroDeserializer();
    private final Class<T> type;
    private final Schema schema;

    RecordDeserializer(Class<T> type) {
        this.type = type;
        this.schema = SpecificData.get().getSchema(type);
    }

    @Override
    public void configure(Map<String, ?> configs, boolean isKey) {
        delegate.configure(configs, isKey);
    }

    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
        if (data == null) {
            return null;
        }
        Object value = delegate.deserialize(topic, data, schema);
        if (!type.isInstance(value)) {
            throw new SerializationException("expected a record of type " + schema.getFullName() + " in topic " + topic
                    + ", found " + (value == null ? "nothing" : value.getClass().getName()));
        }
        return type.cast(value);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
