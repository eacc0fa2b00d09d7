package io.lapwing.enrich.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Avro's single-object encoding: each value says by a fingerprint which schema wrote it, and no registry is asked.
/// Stores are ours alone, so their schemas stay out of the registry. When one changes, its earlier form is passed as
/// an earlier schema for as long as stores may hold it.
///
/// @param <T> generated class of the record
public final class StateSerde<T extends SpecificRecord> implements Serde<T> {
    private final BinaryMessageEncoder<T> encoder;
    private final BinaryMessageDecoder<T> decoder;

    /// @param type generated class of the record
    /// @param earlier schemas with which values in the stores may have been written before
    public StateSerde(Class<T> type, Schema... earlier) {
        trust(type);
        SpecificData model = SpecificData.getForClass(type);
        Schema schema = model.getSchema(type);
        encoder = new BinaryMessageEncoder<>(model, schema);
        decoder = new BinaryMessageDecoder<>(model, schema);
        for (Schema before : earlier) {
            decoder.addSchema(before);
        }
    }

    /// Avro makes no instance of a class that has not been named to it; a record's parts lie in its own package.
    private static synchronized void trust(Class<?> type) {
        var known = ClassSecurityValidator.getGlobal();
        if (!known.isTrusted(type)) {
            String records = type.getPackageName();
            ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                    known, other -> other.getPackageName().equals(records)));
        }
    }

    @Override
    public Serializer<T> serializer() {
        return (_, value) -> value == null ? null : encode(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (_, bytes) -> bytes == null ? null : decode(bytes);
    }

    private byte[] encode(T value) {
        var out = new ByteArrayOutputStream(512);
        try {
            encoder.encode(value, out);
        } catch (IOException e) {
            throw new SerializationException(e);
        }
        return out.toByteArray();
    }

    private @Nullable T decode(byte[] bytes) {
        try {
            return decoder.decode(new ByteArrayInputStream(bytes), null);
        } catch (IOException | AvroRuntimeException e) {
            throw new SerializationException("the state of the store cannot be read by this version of Lapwing", e);
        }
    }
}
