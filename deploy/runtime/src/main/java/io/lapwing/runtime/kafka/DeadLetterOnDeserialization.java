package io.lapwing.runtime.kafka;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends records that cannot be decoded to the dead-letter topic and goes on.
public final class DeadLetterOnDeserialization implements DeserializationExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOnDeserialization.class);
    private final DeadLetterPolicy policy = new DeadLetterPolicy();

    @Override
    public void configure(Map<String, ?> configs) {
        policy.configure(configs);
    }

    @Override
    public Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
        return policy.decide(context, record.key(), record.value(), exception)
                .map(letters -> {
                    LOG.warn(
                            "{}-{}@{} cannot be decoded and goes to the dead letters: {}",
                            record.topic(),
                            record.partition(),
                            record.offset(),
                            exception.getMessage());
                    return Response.resume(letters);
                })
                .orElseGet(Response::fail);
    }
}
