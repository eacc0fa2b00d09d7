package io.lapwing.alerts;

import io.lapwing.alerts.route.GroupProcessor;
import io.lapwing.alerts.route.RouteKey;
import io.lapwing.alerts.rule.GroupKey;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.alerts.rule.RuleProcessor;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Notification;
import io.lapwing.record.Signal;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Topics;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/// The flow from signals to notifications on one screen.
///
/// @param topics topic names
/// @param serdes serdes on the registry
/// @param rules the rules in force
/// @param matcher finds the rules that a signal concerns
/// @param metrics where firings are counted
/// @param grouping where an alert goes, and what keeps it from being sent
record AlertsTopology(
        Topics topics,
        AvroSerdes serdes,
        RulesInForce rules,
        RuleMatcher matcher,
        RuleMetrics metrics,
        GroupProcessor.Setup grouping) {

    Topology build() {
        var builder = new StreamsBuilder();
        // By pattern, so that a new theme is watched without a change here.
        var signals = Pattern.compile(Pattern.quote(topics.signalsPrefix()) + ".+");

        // How sources fare, on every instance: so that silence can be told from failure.
        builder.globalTable(
                topics.cursors(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("cursors"),
                Materialized.as(RuleProcessor.SOURCES));

        KStream<String, Alert> alerts = builder.stream(
                        signals,
                        Consumed.with(Serdes.String(), serdes.topic(Signal.class))
                                .withName("signals"))
                .flatMap(
                        (story, signal) -> matcher.match(signal).stream()
                                .map(group -> KeyValue.pair(group, signal))
                                .toList(),
                        Named.as("match-rules"))
                .repartition(Repartitioned.with(GroupKey.serde(), serdes.internal(Signal.class))
                        .withName("matches"))
                .process(
                        new RuleProcessor.Supplier(
                                rules, metrics, serdes.topic(Cursor.class).deserializer()),
                        Named.as("evaluate-rules"));

        alerts.to(
                new AlertTopic(topics, rules),
                Produced.with(Serdes.String(), serdes.topic(Alert.class)).withName("alerts"));

        alerts.flatMap(
                        (fingerprint, alert) -> grouping.router().get().route(alert).stream()
                                .map(group -> KeyValue.pair(group, alert))
                                .toList(),
                        Named.as(RuleProcessor.ROUTES))
                .repartition(Repartitioned.with(RouteKey.serde(), serdes.internal(Alert.class))
                        .withName("routed-alerts"))
                .process(
                        new GroupProcessor.Processors(grouping, serdes.internal(Alert.class)),
                        Named.as("group-notifications"))
                .to(
                        topics.notifications(),
                        Produced.with(Serdes.String(), serdes.topic(Notification.class))
                                .withName("notifications"));
        return builder.build();
    }
}
