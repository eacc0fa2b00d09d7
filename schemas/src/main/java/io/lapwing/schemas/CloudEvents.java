package io.lapwing.schemas;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/// The headers that tell what a record is, by the Kafka binding of CloudEvents 1.0 in binary mode.
public final class CloudEvents {
    /// Name of the header that holds an event's id, which is the same whenever the same event is written.
    public static final String ID = "ce_id";

    private static final String TYPE_PREFIX = "io.lapwing.";

    private CloudEvents() {}

    /// Sets `ce_id`, `ce_source`, `ce_type`, `ce_specversion` and `ce_time`, in place of what was there.
    ///
    /// @param id identity of the event; with the source it is unique
    /// @param source URI reference of what made it, such as `/lapwing/enrich`
    /// @param type what happened, such as `report.enriched`; `io.lapwing.` is put before it
    /// @param time when it happened
    public static void stamp(Headers headers, String id, String source, String type, Instant time) {
        set(headers, "ce_specversion", "1.0");
        set(headers, ID, id);
        set(headers, "ce_source", source);
        set(headers, "ce_type", TYPE_PREFIX + type);
        set(headers, "ce_time", time.toString());
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(UTF_8));
    }
}
