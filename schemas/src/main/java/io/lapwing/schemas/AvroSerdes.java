package io.lapwing.schemas;

import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.subject.RecordNameStrategy;
import io.confluent.kafka.serializers.subject.TopicNameStrategy;
import io.lapwing.record.RawReport;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Serdes for our records in Confluent's wire format. They look schemas up and never register one: that is done by
/// `lapwing topics apply` alone.
public final class AvroSerdes {
    private static final String RECORDS = RawReport.class.getPackageName();

    private static boolean trusted;

    static {
        trustRecords();
    }

    private final Map<String, Object> settings;

    /// @param registryUrl base address of the Confluent API, or `mock://name` for a registry in memory
    /// @param properties further settings of the registry client, such as `basic.auth.user.info`
    public AvroSerdes(String registryUrl, Map<String, ?> properties) {
        settings = new HashMap<>(properties);
        settings.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl);
        settings.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false);
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        settings.put(KafkaAvroDeserializerConfig.AVRO_USE_LOGICAL_TYPE_CONVERTERS_CONFIG, true);
    }

    /// Lets Avro make our records by the names in their schemas, which it does for trusted classes only; ours are, and
    /// no
    /// others. Done by itself where there are serdes.
    public static synchronized void trustRecords() {
        if (!trusted) {
            trusted = true;
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    ClassSecurityValidator.getGlobal(),
                    type -> type.getPackageName().equals(RECORDS)));
        }
    }

    /// For values of the public topics; the subject is the topic's name and `-value`.
    ///
    /// @param type generated class of the record
    public <T extends SpecificRecord> Serde<T> topic(Class<T> type) {
        return serde(type, TopicNameStrategy.class);
    }

    /// Reads Avro records of any topic and type as they were written, for people to look at.
    public Deserializer<Object> anything() {
        var generic = new HashMap<>(settings);
        generic.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, false);
        var deserializer = new KafkaAvroDeserializer();
        deserializer.configure(generic, false);
        return deserializer;
    }

    /// For the topics that Kafka Streams makes for itself; the subject is the record's full name.
    ///
    /// @param type generated class of the record
    public <T extends SpecificRecord> Serde<T> internal(Class<T> type) {
        return serde(type, RecordNameStrategy.class);
    }

    private <T extends SpecificRecord> Serde<T> serde(Class<T> type, Class<?> subjects) {
        var configured = new HashMap<>(settings);
        configured.put(AbstractKafkaSchemaSerDeConfig.VALUE_SUBJECT_NAME_STRATEGY, subjects);
        var serializer = new RecordSerializer<T>();
        serializer.configure(configured, false);
        var deserializer = new RecordDeserializer<>(type);
        deserializer.configure(configured, false);
        return Serdes.serdeFrom(serializer, deserializer);
    }
}
