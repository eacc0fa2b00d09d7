package io.lapwing.alerts;

import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.record.Alert;
import io.lapwing.schemas.Topics;
import org.apache.kafka.streams.processor.RecordContext;
import org.apache.kafka.streams.processor.TopicNameExtractor;

/// The topic of an alert: its rule's own, else its theme's.
///
/// @param topics topic names
/// @param rules the rules in force
record AlertTopic(Topics topics, RulesInForce rules) implements TopicNameExtractor<String, Alert> {
    @Override
    public String extract(String fingerprint, Alert alert, RecordContext context) {
        return rules.topic(alert.getRuleId()).orElseGet(() -> topics.alerts(alert.getTheme()));
    }

    /// Shown in the description of the topology.
    @Override
    public String toString() {
        return "AlertTopic";
    }
}
