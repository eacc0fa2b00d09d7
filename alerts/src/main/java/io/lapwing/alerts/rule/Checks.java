package io.lapwing.alerts.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The checks that a schema cannot make: conditions compile, durations can be read, names are used once and refer to
/// something. They work on the tree, so that they run whatever else is wrong with the file.
final class Checks {
    private static final List<String> RULE_DURATIONS =
            List.of("window", "warm_up", "for", "keep_firing_for", "cooldown");
    private static final List<String> ROUTE_DURATIONS = List.of("group_wait", "group_interval", "repeat_interval");
    private static final List<String> RECEIVER_KINDS = List.of("slack", "webhook", "console");
    private static final Duration LONGEST = Duration.ofDays(366);

    private final YamlDocument document;
    private final ScalarPlace places;
    private final List<Problem> problems;
    private final Map<String, Condition> conditions = new HashMap<>();

    Checks(YamlDocument document, String source, List<Problem> problems) {
        this.document = document;
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
        names("rules", root.path("rules"), "id");
        each("rules", root.path("rules"), this::rule);
        Set<String> receivers = names("receivers", root.path("receivers"), "name");
        each("receivers", root.path("receivers"), this::receiver);
        if (receivers.isEmpty()) {
            receivers.add(RuleFile.DEFAULT_RECEIVER);
        }
        JsonNode route = root.path("route");
        if (!route.has("receiver") && receivers.size() > 1) {
            problem(
                    "route.receiver",
                    "is required where there is more than one receiver; name the one for most alerts");
        }
        route("route", route, receivers);
    }

    private void rule(String key, JsonNode rule) {
        condition(key + ".when", rule.path("when"));
        RULE_DURATIONS.forEach(name -> duration(key + "." + name, rule.path(name)));
        new RuleKeys(this::problem).check(key, rule);
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

    private void receiver(String key, JsonNode receiver) {
        List<String> kinds = RECEIVER_KINDS.stream().filter(receiver::has).toList();
        if (kinds.size() != 1) {
            problem(key, "must have one of slack, webhook or console");
        }
        JsonNode webhook = receiver.path("webhook");
        List<String> given = List.of("url", "url_env", "url_path").stream()
                .filter(webhook::has)
                .toList();
        if (webhook.isObject() && given.size() != 1) {
            problem(key + ".webhook", "must have one of url, url_env or url_path");
        }
        if (receiver.path("slack").has("url_env") && receiver.path("slack").has("url_path")) {
            problem(key + ".slack", "can have one of url_env and url_path");
        }
    }

    private void route(String key, JsonNode route, Set<String> receivers) {
        JsonNode receiver = route.path("receiver");
        if (receiver.isTextual() && !receivers.contains(receiver.asText())) {
            problem(
                    key + ".receiver",
                    "there is no receiver '" + receiver.asText() + "'; there are " + String.join(", ", receivers));
        }
        ROUTE_DURATIONS.forEach(name -> duration(key + "." + name, route.path(name)));
        each(key + ".matchers", route.path("matchers"), this::matcher);
        each(key + ".routes", route.path("routes"), (inner, child) -> route(inner, child, receivers));
    }

    private void matcher(String key, JsonNode matcher) {
        if (matcher.isTextual()) {
            try {
                LabelMatcher.parse(matcher.asText());
            } catch (IllegalArgumentException e) {
                problem(key, String.valueOf(e.getMessage()));
            }
        }
    }

    private void duration(String key, JsonNode value) {
        if (!value.isTextual()) {
            return;
        }
        try {
            Duration duration = Duration.parse(value.asText());
            Duration least = key.endsWith(".window") ? Duration.ofSeconds(1) : Duration.ZERO;
            if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
                problem(key, "must lie between " + least + " and P366D, is " + value.asText());
            }
        } catch (DateTimeException e) {
            problem(key, "'" + value.asText() + "' is not a duration; write it like PT90S, PT5M, PT24H or P7D");
        }
    }

    private Set<String> names(String key, JsonNode list, String name) {
        Set<String> names = new LinkedHashSet<>();
        each(key, list, (at, entry) -> {
            JsonNode value = entry.path(name);
            if (value.isTextual() && !names.add(value.asText())) {
                problem(at + "." + name, "'" + value.asText() + "' is used before; give it another");
            }
        });
        return names;
    }

    private interface Check {
        void check(String key, JsonNode node);
    }

    private static void each(String key, JsonNode list, Check check) {
        var entries = new ArrayList<JsonNode>();
        list.forEach(entries::add);
        for (int i = 0; list.isArray() && i < entries.size(); i++) {
            check.check(key + "[" + i + "]", entries.get(i));
        }
    }

    private void problem(String key, String message) {
        problems.add(document.problem(key, message));
    }
}
