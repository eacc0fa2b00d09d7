package io.lapwing.alerts.reload;

import io.lapwing.alerts.notify.Delivering;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.alerts.suppress.Suppressing;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.ArrayList;
import java.util.List;

/// Puts a rules file into force in all parts of the service that go by it.
///
/// @param rules rules and routes, which the topology goes by
/// @param topics checks topics
/// @param delivering goes by the receivers
/// @param suppressing goes by the rules of inhibition
/// @param fallback the receiver where a file names none
record ServiceAdoption(
        RulesInForce rules, RuleTopics topics, Delivering delivering, Suppressing suppressing, ReceiverSpec fallback)
        implements Adoption {

    @Override
    public Runnable prepare(RuleFile file, YamlDocument document) {
        RuleFile complete = file.withReceiver(fallback);
        var problems = new ArrayList<Problem>(topics.problems(file, document));
        Runnable deliver = () -> {};
        try {
            deliver = delivering.prepare(complete.receivers());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        Runnable suppress = suppressing.prepare(file.ruleTopics(), file.inhibitRules());
        // Receivers first, so that they are known before anything goes to them.
        return inOrder(List.of(deliver, suppress, () -> rules.replace(complete)));
    }

    private static Runnable inOrder(List<Runnable> steps) {
        return () -> steps.forEach(Runnable::run);
    }
}
