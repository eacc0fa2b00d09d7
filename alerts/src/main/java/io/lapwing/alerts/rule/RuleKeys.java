package io.lapwing.alerts.rule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/// Checks which keys a rule of a type must and can have, and what some of them may say there.
///
/// @param problem takes what is wrong, by key
record RuleKeys(BiConsumer<String, String> problem) {
    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "count", Set.of("threshold", "window"),
            "spike", Set.of("window"),
            "new", Set.of("window"),
            "absence", Set.of("window"),
            "story", Set.of("stage"));
    private static final Map<String, List<String>> OWNERS = Map.of(
            "threshold", List.of("count"),
            "window", List.of("count", "spike", "new", "absence"),
            "distinct", List.of("count", "spike"),
            "deviations", List.of("spike"),
            "at_least", List.of("spike"),
            "warm_up", List.of("spike", "new"),
            "stage", List.of("story"),
            "for", List.of("count", "spike", "absence"));
    private static final Set<String> SIGHTED = Set.of("entity", "concept", "country", "publisher", "source");
    private static final Set<String> STORY_GROUP = Set.of("story", "stage");
    /// Topics of Lapwing's own, under whatever prefix, whose records are no alerts.
    private static final Pattern OWN_TOPIC = Pattern.compile(
            "(.*\\.)?(signals\\..+|dead-letters\\..+|reports\\.(raw|enriched)|sources\\.cursors|stories|notifications|deliveries"
                + "|silences)");

    void check(String key, JsonNode rule) {
        String type = rule.path("type").asText();
        REQUIRED.getOrDefault(type, Set.of()).stream()
                .sorted()
                .filter(name -> !rule.has(name))
                .forEach(name ->
                        problem.accept(key + "." + name, "is required for a rule of type " + type + "; add it"));
        new TreeSet<>(OWNERS.keySet())
                .stream()
                        .filter(name ->
                                rule.has(name) && isType(type) && !owners(name).contains(type))
                        .forEach(name -> problem.accept(
                                key + "." + name,
                                "belongs to rules of type " + String.join(", ", new TreeSet<>(owners(name)))
                                        + "; remove it or change the type"));
        switch (type) {
            case "spike" -> spike(key, rule);
            case "new" ->
                grouped(
                        key,
                        rule,
                        SIGHTED,
                        1,
                        "must hold at least one of entity, concept, country, publisher and"
                                + " source: what is seen for the first time");
            case "story" ->
                grouped(
                        key,
                        rule,
                        STORY_GROUP,
                        2,
                        "must hold story and stage, so that each stage of a story is told"
                                + " once; leave it out for just these");
            default -> {}
        }
        topic(key, rule.path("topic"));
        if (rule.path("id").asText().equals(RejectedRules.RULE)) {
            problem.accept(key + ".id", "is the name of Lapwing's alert about its rules file; choose another");
        }
    }

    private void spike(String key, JsonNode rule) {
        if (rule.path("distinct").asText().equals("publisher")) {
            problem.accept(key + ".distinct", "can be report or story for a rule of type spike");
        }
        try {
            long seconds = Duration.parse(rule.path("window").asText()).toSeconds();
            if (seconds < 300 || seconds > 86_400 || seconds % 60 != 0 || 86_400 % seconds != 0) {
                problem.accept(
                        key + ".window",
                        "must be whole minutes from PT5M to P1D that a day can be cut into, such as PT15M, PT1H or"
                                + " PT6H");
            }
        } catch (DateTimeException e) {
            return; // told where durations are checked
        }
    }

    private void grouped(String key, JsonNode rule, Set<String> wanted, int least, String message) {
        JsonNode groupBy = rule.path("group_by");
        var labels = new ArrayList<String>();
        if (groupBy.isTextual()) {
            labels.add(groupBy.asText());
        }
        groupBy.forEach(label -> labels.add(label.asText()));
        if (!labels.isEmpty() && labels.stream().filter(wanted::contains).count() < least) {
            problem.accept(key + ".group_by", message);
        }
    }

    private void topic(String key, JsonNode topic) {
        if (topic.isTextual()
                && (OWN_TOPIC.matcher(topic.asText()).matches()
                        || topic.asText().matches("\\.{1,2}"))) {
            problem.accept(
                    key + ".topic",
                    "'" + topic.asText() + "' cannot hold alerts; name a topic of its own, such as desk.alerts");
        }
    }

    private static List<String> owners(String name) {
        return OWNERS.getOrDefault(name, List.of());
    }

    private static boolean isType(String type) {
        return REQUIRED.containsKey(type) || type.equals("match");
    }
}
