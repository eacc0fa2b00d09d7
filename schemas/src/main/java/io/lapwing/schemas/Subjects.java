package io.lapwing.schemas;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;

/// The subjects under which the registry keeps our schemas.
public final class Subjects {
    private Subjects() {}

    /// Every subject with its schema: one a topic, and one a record name for the topics that Kafka Streams makes
    /// for itself, whose names depend on the application.
    public static Map<String, Schema> of(List<TopicSpec> topics) {
        var subjects = new TreeMap<String, Schema>();
        for (TopicSpec topic : topics) {
            topic.value().ifPresent(schema -> {
                subjects.put(topic.subject(), schema);
                subjects.put(schema.getFullName(), schema);
            });
        }
        return subjects;
    }
}
