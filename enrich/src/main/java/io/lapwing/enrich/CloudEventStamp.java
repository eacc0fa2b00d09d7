package io.lapwing.enrich;

import io.lapwing.schemas.CloudEvents;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.function.Function;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualFixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;

/// Takes the part of a result that goes to one topic and says in the record's headers what it is. Of the headers that
/// were there only the trace goes on.
final class CloudEventStamp<I, O> extends ContextualFixedKeyProcessor<String, I, O> {
    private static final String SOURCE = "/lapwing/enrich";
    private static final String TRACE = "traceparent";

    private final Function<I, O> part;
    private final String type;
    private final Function<O, String> id;
    private final boolean tellsOrigin;

    /// @param part the part of the result
    /// @param type what happened, such as `report.enriched`
    /// @param id identity of the event, the same when a record is processed again
    CloudEventStamp(Function<I, O> part, String type, Function<O, String> id) {
        this(part, type, id, false);
    }

    private CloudEventStamp(Function<I, O> part, String type, Function<O, String> id, boolean tellsOrigin) {
        this.part = part;
        this.type = type;
        this.id = id;
        this.tellsOrigin = tellsOrigin;
    }

    /// One whose headers also tell the [RecordOrigin]. It makes sense only where nothing lies between this processor
    /// and the
    /// public topic that the service reads: behind a repartition the origin would be an internal topic.
    static <I, O> CloudEventStamp<I, O> withOrigin(Function<I, O> part, String type, Function<O, String> id) {
        return new CloudEventStamp<>(part, type, id, true);
    }

    @Override
    public void process(FixedKeyRecord<String, I> record) {
        O value = part.apply(record.value());
        var headers = new RecordHeaders();
        Header trace = record.headers().lastHeader(TRACE);
        if (trace != null) {
            headers.add(trace);
        }
        String event = id.apply(value) + "@" + record.timestamp();
        CloudEvents.stamp(headers, event, SOURCE, type, Instant.ofEpochMilli(record.timestamp()));
        if (tellsOrigin) {
            context()
                    .recordMetadata()
                    .ifPresent(from -> new RecordOrigin(from.topic(), from.partition(), from.offset()).addTo(headers));
        }
        context().forward(record.withValue(value).withHeaders(headers));
    }
}
