package io.lapwing.alerts;

import io.lapwing.alerts.notify.Delivering;
import io.lapwing.alerts.reload.Reloading;
import io.lapwing.alerts.route.GroupProcessor;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RuleMatcher;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.alerts.suppress.Suppressing;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.kafka.StreamsRunner;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.streams.Topology;

/// The service: the topology up to the notifications, and the delivery behind it.
///
/// @param topics full names of the topics that must exist
/// @param suppressing knows which alerts are not to be sent
/// @param streams runs the topology
/// @param delivering takes notifications to their receivers
/// @param reloading looks after the rules file, if there is one to look after
record AlertsService(
        Set<String> topics,
        Suppressing suppressing,
        StreamsRunner streams,
        Delivering delivering,
        Optional<Reloading> reloading)
        implements Service {
    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(1);

    static AlertsService build(ServiceContext<AlertsConfig> context) {
        AlertsConfig.Alerts config = context.config().alerts();
        checkInterval(config.rulesReload());
        Optional<String> text = config.rules().map(RuleFile::text);
        RuleFile file = config.rules()
                .map(path -> RuleFile.parse(path.toString(), text.orElseThrow()))
                .orElseGet(() -> RuleFile.load(Optional.empty()))
                .withReceiver(defaultReceiver(config));
        var meters = new AlertsMeters(context.meters());
        var rules = new RulesInForce(file);
        meters.reloaded(context.clock().instant());
        var delivering = Delivering.of(
                context,
                new Delivering.Setup(
                        config.streams().applicationId() + ".dispatcher",
                        file.receivers(),
                        config.slack().webhookUrl(),
                        config.rulesReload().multipliedBy(2),
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
        var parts = new Reloading.Parts(rules, delivering, suppressing, meters);
        return new AlertsService(
                topics(context.kafka().topics(), file),
                suppressing,
                StreamsRunner.of(context, topology(context, rules, suppressing, meters), config.streams()),
                delivering,
                text.filter(known -> config.rulesReload().isPositive())
                        .map(known -> Reloading.of(context, reloadSetup(config, known), parts)));
    }

    private static Topology topology(
            ServiceContext<AlertsConfig> context, RulesInForce rules, Suppressing suppressing, AlertsMeters meters) {
        return new AlertsTopology(
                        context.kafka().topics(),
                        context.kafka().serdes(),
                        rules,
                        new RuleMatcher(rules::rules, meters, context.clock()),
                        meters,
                        new GroupProcessor.Setup(rules::router, rules::tellsResolved, suppressing, meters))
                .build();
    }

    @Override
    public void start() {
        // Before the topology, so that nothing is sent that was silenced while this instance was down.
        suppressing.start();
        streams.start();
        delivering.start();
        reloading.ifPresent(Reloading::start);
    }

    @Override
    public void close() {
        reloading.ifPresent(Reloading::close);
        // Side by side: each may need its time, and together they have no more than one of them.
        CompletableFuture.allOf(
                        CompletableFuture.runAsync(streams::close), CompletableFuture.runAsync(delivering::close))
                .join();
        suppressing.close();
    }

    private static Reloading.Setup reloadSetup(AlertsConfig.Alerts config, String text) {
        return new Reloading.Setup(config.rules().orElseThrow(), text, config.rulesReload(), defaultReceiver(config));
    }

    private static void checkInterval(Duration every) {
        if (!every.isZero() && every.compareTo(LEAST_INTERVAL) < 0) {
            throw new ConfigException(List.of(Problem.of(
                    "configuration",
                    "lapwing.alerts.rules-reload",
                    "is " + every + "; it must be at least " + LEAST_INTERVAL + ", or PT0S to read rules at the start"
                            + " alone")));
        }
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
}
