package io.lapwing.alerts.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The checks that a schema cannot make: conditions compile, durations can be read, names are used once and refer to
/// something. They work on the tree, so that they run whatever else is wrong with the file.
final class Checks {
    private static final List<String> RULE_DURATIONS =
            List.of("window", "warm_up", "for", "keep_firing_for", "cooldown");

    private final YamlDocument document;
    private final NodeChecks nodes;
    private final ScalarPlace places;
    private final List<Problem> problems;
    private final Map<String, Condition> conditions = new HashMap<>();

    Checks(YamlDocument document, String source, List<Problem> problems) {
        this.document = document;
        this.nodes = new NodeChecks(document, problems);
        this.places = new ScalarPlace(document, source);
        this.problems = problems;
    }

    /// The conditions that could be compiled, by their text.
    Map<String, Condition> conditions() {
        return conditions;
    }

    /// Adds what is wrong to the problems.
    void run() {
        JsonNode root = document.root();
        nodes.names("rules", root.path("rules"), "id");
        nodes.each("rules", root.path("rules"), this::rule);
        new RouteChecks(document, problems).run();
    }

    private void rule(String key, JsonNode rule) {
        condition(key + ".when", rule.path("when"));
        RULE_DURATIONS.forEach(name -> nodes.duration(key + "." + name, rule.path(name)));
        new RuleKeys(nodes::problem).check(key, rule);
    }

    private void condition(String key, JsonNode when) {
        if (!when.isTextual() || conditions.containsKey(when.asText())) {
            return;
        }
        String text = when.asText();
        try {
            conditions.put(text, Condition.compile(text));
        } catch (Condition.IssuesException e) {
            e.issues()
                    .forEach(issue ->
                            problems.add(places.problem(key, text, issue.line(), issue.column(), issue.message())));
        }
    }
}
