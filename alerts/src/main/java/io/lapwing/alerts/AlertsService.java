package io.lapwing.alerts;

import io.lapwing.alerts.notify.Delivering;
import io.lapwing.alerts.route.GroupProcessor;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.alerts.route.Router;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.suppress.Suppressing;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.kafka.StreamsRunner;
import io.lapwing.schemas.Topics;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.apache.kafka.streams.Topology;

/// The service: the topology up to the notifications, and the delivery behind it.
///
/// @param topics full names of the topics that must exist
/// @param suppressing knows which alerts are not to be sent
/// @param streams runs the topology
/// @param delivering takes notifications to their receivers
record AlertsService(Set<String> topics, Suppressing suppressing, StreamsRunner streams, Delivering delivering)
        implements Service {

    static AlertsService build(ServiceContext<AlertsConfig> context) {
        AlertsConfig.Alerts config = context.config().alerts();
        RuleFile file = RuleFile.load(config.rules());
        List<ReceiverSpec> receivers = file.receivers().isEmpty() ? List.of(defaultReceiver(config)) : file.receivers();
        var meters = new AlertsMeters(context.meters());
        var delivering = Delivering.of(
                context,
                new Delivering.Setup(
                        config.streams().applicationId() + ".dispatcher",
                        receivers,
                        config.slack().webhookUrl(),
                        config.delivery(),
                        config.allowPrivateNetworks(),
                        config.consoleColour()),
                meters);
        var suppressing = Suppressing.of(
                context,
                new Suppressing.Setup(
                        file.ruleTopics(),
                        file.inhibitRules(),
                        config.silences().token(),
                        context.config().startupTimeout()));
        Topology topology = new AlertsTopology(
                        context.kafka().topics(),
                        context.kafka().serdes(),
                        file.rules(),
                        new RuleMatcher(file.rules(), meters, context.clock()),
                        meters,
                        new GroupProcessor.Setup(
                                new Router(file.route()), namesOf(receivers)::contains, suppressing, meters))
                .build();
        return new AlertsService(
                topics(context.kafka().topics(), file),
                suppressing,
                StreamsRunner.of(context, topology, config.streams()),
                delivering);
    }

    @Override
    public void start() {
        // Before the topology, so that nothing is sent that was silenced while this instance was down.
        suppressing.start();
        streams.start();
        delivering.start();
    }

    @Override
    public void close() {
        // Side by side: each may need its time, and together they have no more than one of them.
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(streams::close), CompletableFuture.runAsync(delivering::close))
                .join();
        suppressing.close();
    }

    /// Signal and alert topics of themes are not among them: themes may come later.
    private static Set<String> topics(Topics topics, RuleFile file) {
        var names = new HashSet<>(file.ruleTopics());
        names.add(topics.notifications());
        names.add(topics.deliveries());
        names.add(topics.silences());
        names.add(topics.cursors());
        names.add(topics.deadLetters("alerts"));
        return names;
    }

    private static ReceiverSpec defaultReceiver(AlertsConfig.Alerts config) {
        return config.slack().webhookUrl().isPresent()
                ? new ReceiverSpec.Slack(RuleFile.DEFAULT_RECEIVER, new Address.Setting(), false)
                : new ReceiverSpec.Console(RuleFile.DEFAULT_RECEIVER, false);
    }

    private static Set<String> namesOf(List<ReceiverSpec> receivers) {
        return receivers.stream()
                .filter(ReceiverSpec::sendResolved)
                .map(ReceiverSpec::name)
                .collect(Collectors.toSet());
    }
}
