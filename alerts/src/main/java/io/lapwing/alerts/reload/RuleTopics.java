package io.lapwing.alerts.reload;

import io.lapwing.alerts.rule.Rule;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import io.lapwing.runtime.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/// Checks that the topics are there which rules name for their alerts.
///
/// @param clients how to reach the broker
record RuleTopics(KafkaClients clients) {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /// What is wrong with the topics of a file.
    ///
    /// @param document the file as it is written, for the places of problems
    /// @throws KafkaException if the broker does not tell
    List<Problem> problems(RuleFile file, YamlDocument document) {
        if (file.ruleTopics().isEmpty()) {
            return List.of();
        }
        Set<String> there = topics();
        var problems = new ArrayList<Problem>();
        List<Rule> rules = file.rules().all();
        for (int i = 0; i < rules.size(); i++) {
            String key = "rules[" + i + "].topic";
            rules.get(i)
                    .topic()
                    .filter(topic -> !there.contains(topic))
                    .ifPresent(topic -> problems.add(document.problem(
                            key, "there is no topic '" + topic + "'; create it with `lapwing topics apply`")));
        }
        return problems;
    }

    private Set<String> topics() {
        var options = new ListTopicsOptions().timeoutMs((int) LIMIT.toMillis());
        try (Admin admin = clients.admin()) {
            return admin.listTopics(options).names().get();
        } catch (ExecutionException e) {
            throw new KafkaException("the broker does not tell which topics there are", e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
