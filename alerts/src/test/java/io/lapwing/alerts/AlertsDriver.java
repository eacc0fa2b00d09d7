package io.lapwing.alerts;

import io.lapwing.alerts.route.GroupProcessor;
import io.lapwing.alerts.route.RouteMetrics;
import io.lapwing.alerts.route.Suppression;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RuleMetrics;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.record.Alert;
import io.lapwing.record.Cursor;
import io.lapwing.record.Notification;
import io.lapwing.record.Signal;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/// The topology under a clock that tests advance.
final class AlertsDriver implements AutoCloseable {
    static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

    private final Registry registry;
    private final TopologyTestDriver driver;

    private AlertsDriver(Registry registry, TopologyTestDriver driver) {
        this.registry = registry;
        this.driver = driver;
    }

    /// Runs rules; the wall clock starts at [Signals#START].
    static AlertsDriver of(String rules, boolean sendResolved) throws Exception {
        return of(rules, sendResolved, Suppression.NONE);
    }

    /// Runs rules with something that holds alerts.
    static AlertsDriver of(String rules, boolean sendResolved, Suppression suppression) throws Exception {
        RuleFile file = RuleFile.parse("rules.yaml", rules);
        return of(new RulesInForce(file), file.ruleTopics(), sendResolved, suppression);
    }

    /// Runs rules that are exchanged for others meanwhile.
    ///
    /// @param ruleTopics topics that any of them names
    static AlertsDriver of(RulesInForce rules, Set<String> ruleTopics, boolean sendResolved, Suppression suppression)
            throws Exception {
        var properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "lapwing.alerts");
        properties.put(StreamsConfig.DEFAULT_KEY_SERDE_CLASS_CONFIG, Serdes.StringSerde.class);
        var registry = Registry.of("alerts-topology", ruleTopics);
        return new AlertsDriver(
                registry,
                new TopologyTestDriver(
                        topology(rules, registry, sendResolved, suppression), properties, Signals.START));
    }

    static Topology topology(RuleFile file, Registry registry, boolean sendResolved, Suppression suppression) {
        return topology(new RulesInForce(file), registry, sendResolved, suppression);
    }

    static Topology topology(RulesInForce rules, Registry registry, boolean sendResolved, Suppression suppression) {
        return new AlertsTopology(
                        TOPICS,
                        registry.serdes(),
                        rules,
                        new RuleMatcher(rules::rules, RuleMetrics.NONE, InstantSource.fixed(Signals.START)),
                        RuleMetrics.NONE,
                        new GroupProcessor.Setup(
                                rules::router, receiver -> sendResolved, suppression, RouteMetrics.NONE))
                .build();
    }

    void send(Signals signals, Instant at) {
        Signal signal = signals.build();
        driver.createInputTopic(
                        TOPICS.signals(signal.getTheme()),
                        Serdes.String().serializer(),
                        registry.serdes().topic(Signal.class).serializer())
                .pipeInput(signal.getStoryId(), signal, at);
    }

    void source(Cursor cursor) {
        driver.createInputTopic(
                        TOPICS.cursors(),
                        Serdes.String().serializer(),
                        registry.serdes().topic(Cursor.class).serializer())
                .pipeInput(cursor.getSourceId(), cursor);
    }

    void advance(Duration time) {
        driver.advanceWallClockTime(time);
    }

    /// The alerts of a theme since the last call.
    List<Alert> alerts(String theme) {
        return read(TOPICS.alerts(theme), Alert.class);
    }

    /// The notifications since the last call.
    List<Notification> notifications() {
        return read(TOPICS.notifications(), Notification.class);
    }

    <T extends SpecificRecord> List<T> read(String topic, Class<T> type) {
        TestOutputTopic<String, T> output = driver.createOutputTopic(
                topic,
                Serdes.String().deserializer(),
                registry.serdes().topic(type).deserializer());
        return output.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
