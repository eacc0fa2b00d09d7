package io.lapwing.alerts.rule;

import io.lapwing.alerts.state.Identity;
import io.lapwing.alerts.state.JsonSerde;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serde;

/// A rule and one group of its signals: what fires and is resolved by itself.
///
/// @param rule id of the rule
/// @param labels what the rule groups by, with the values
public record GroupKey(String rule, SortedMap<String, String> labels) implements Comparable<GroupKey> {
    private static final Comparator<GroupKey> ORDER =
            Comparator.comparing(GroupKey::rule).thenComparing(GroupKey::labels, GroupKey::compareLabels);

    public GroupKey {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /// A key of these labels, in whatever order.
    static GroupKey of(String rule, Map<String, String> labels) {
        return new GroupKey(rule, new TreeMap<>(labels));
    }

    /// Serde for keys of records and stores.
    public static Serde<GroupKey> serde() {
        return JsonSerde.of(GroupKey.class);
    }

    /// The same for every firing of the rule on the group.
    String fingerprint() {
        return Identity.of(rule, labels);
    }

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }

    private static int compareLabels(SortedMap<String, String> one, SortedMap<String, String> other) {
        var others = other.entrySet().iterator();
        for (Map.Entry<String, String> label : one.entrySet()) {
            if (!others.hasNext()) {
                return 1;
            }
            Map.Entry<String, String> against = others.next();
            int name = label.getKey().compareTo(against.getKey());
            int order = name == 0 ? label.getValue().compareTo(against.getValue()) : name;
            if (order != 0) {
                return order;
            }
        }
        return others.hasNext() ? -1 : 0;
    }
}
