package io.lapwing.schemas;

import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Delivery;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Notification;
import io.lapwing.record.RawReport;
import io.lapwing.record.Signal;
import io.lapwing.record.Silence;
import io.lapwing.record.Story;
import io.lapwing.schemas.TopicSpec.Cleanup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.avro.Schema;

/// The one declaration of all topics, from which they are created and checked.
public final class TopicDeclaration {
    /// The services that keep a dead-letter topic.
    public static final List<String> SERVICES = List.of("ingest", "enrich", "alerts");

    /// Partitions of the busy topics where nothing else is asked for.
    public static final int DEFAULT_PARTITIONS = 4;

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration QUARTER = Duration.ofDays(90);

    private TopicDeclaration() {}

    /// All topics that the three services need.
    ///
    /// @param topics their names
    /// @param themes ids of the themes, each with a signal and an alert topic
    /// @param ruleTopics full names of alert topics that rules name for themselves
    /// @param partitions partitions of the busy topics; quiet ones have fewer
    public static List<TopicSpec> of(Topics topics, Set<String> themes, Set<String> ruleTopics, int partitions) {
        var all = new ArrayList<TopicSpec>();
        all.add(spec(topics.reportsRaw(), RawReport.getClassSchema(), partitions, Cleanup.DELETE, MONTH));
        all.add(spec(topics.reportsEnriched(), EnrichedReport.getClassSchema(), partitions, Cleanup.DELETE, MONTH));
        for (String theme : new TreeSet<>(themes)) {
            all.add(spec(topics.signals(theme), Signal.getClassSchema(), partitions, Cleanup.DELETE, QUARTER));
        }
        all.add(spec(topics.stories(), Story.getClassSchema(), partitions, Cleanup.COMPACT, QUARTER));
        for (String name : alertTopics(topics, themes, ruleTopics)) {
            all.add(spec(name, Alert.getClassSchema(), 1, Cleanup.COMPACT_DELETE, QUARTER));
        }
        all.add(spec(topics.notifications(), Notification.getClassSchema(), partitions, Cleanup.DELETE, WEEK));
        all.add(spec(topics.deliveries(), Delivery.getClassSchema(), partitions, Cleanup.COMPACT_DELETE, MONTH));
        all.add(spec(topics.silences(), Silence.getClassSchema(), 1, Cleanup.COMPACT, MONTH));
        all.add(spec(topics.cursors(), Cursor.getClassSchema(), 4 * partitions, Cleanup.COMPACT, MONTH));
        for (String service : SERVICES) {
            all.add(new TopicSpec(topics.deadLetters(service), Optional.empty(), 1, Cleanup.DELETE, MONTH));
        }
        return List.copyOf(all);
    }

    private static SortedSet<String> alertTopics(Topics topics, Set<String> themes, Set<String> ruleTopics) {
        var names = new TreeSet<>(ruleTopics);
        themes.forEach(theme -> names.add(topics.alerts(theme)));
        return names;
    }

    private static TopicSpec spec(String name, Schema value, int partitions, Cleanup cleanup, Duration retention) {
        return new TopicSpec(name, Optional.of(value), partitions, cleanup, retention);
    }
}
