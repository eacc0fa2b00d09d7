package io.lapwing.runtime.kafka;

import java.util.Map;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends records whose processing fails to the dead-letter topic and goes on.
public final class DeadLetterOnProcessing implements ProcessingExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOnProcessing.class);
    private final DeadLetterPolicy policy = new DeadLetterPolicy();

    @Override
    public void configure(Map<String, ?> configs) {
        policy.configure(configs);
    }

    @Override
    public Response handleError(ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
        return policy.decide(context, context.sourceRawKey(), context.sourceRawValue(), exception)
                .map(letters -> {
                    LOG.error(
                            "{}-{}@{} cannot be processed and goes to the dead letters",
                            context.topic(),
                            context.partition(),
                            context.offset(),
                            exception);
                    return Response.resume(letters);
                })
                .orElseGet(Response::fail);
    }
}
