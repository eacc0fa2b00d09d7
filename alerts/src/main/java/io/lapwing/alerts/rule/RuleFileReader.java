package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RulesYaml.RuleYaml;
import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Severity;
import io.lapwing.runtime.config.YamlDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes rules of a file that passed all checks, with the defaults put in.
final class RuleFileReader {
    private final YamlDocument document;
    private final Map<String, Condition> conditions;

    RuleFileReader(YamlDocument document, Map<String, Condition> conditions) {
        this.document = document;
        this.conditions = conditions;
    }

    RuleFile read(RulesYaml yaml) {
        var rules = new ArrayList<Rule>();
        for (RuleYaml rule : yaml.rules()) {
            rules.add(rule(rule, rules.size()));
        }
        var routes = new RouteReader(yaml);
        return new RuleFile(new RuleSet(rules), routes.route(), routes.receivers(), routes.inhibitRules());
    }

    private Rule rule(RuleYaml yaml, int index) {
        String definition = document.root().path("rules").path(index).toString();
        return new Rule(
                yaml.id(),
                Identity.of(definition).substring(0, 12),
                Set.copyOf(Objects.requireNonNullElse(yaml.theme(), List.of())),
                condition(yaml.when()),
                Triggers.of(yaml),
                Objects.requireNonNullElse(yaml.groupBy(), Triggers.groupBy(yaml.type())),
                Objects.requireNonNullElse(yaml.severity(), Severity.WARNING),
                duration(yaml.holdFor(), Duration.ZERO),
                duration(yaml.keepFiringFor(), Triggers.keepFiringFor(yaml.type())),
                duration(yaml.cooldown(), Triggers.cooldown(yaml.type())),
                Optional.ofNullable(yaml.topic()),
                description(yaml.description()));
    }

    private Condition condition(@Nullable String when) {
        return when == null
                ? Condition.always()
                : Objects.requireNonNull(conditions.get(when), "a condition that was not compiled");
    }

    private static String description(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    private static Duration duration(@Nullable String text, Duration otherwise) {
        return text == null ? otherwise : Duration.parse(text);
    }
}
