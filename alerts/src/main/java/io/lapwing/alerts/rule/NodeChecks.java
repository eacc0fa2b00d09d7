package io.lapwing.alerts.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the checks of rules and of routes share: going through lists, names and durations.
///
/// @param document the file
/// @param problems where problems are added
record NodeChecks(YamlDocument document, List<Problem> problems) {
    private static final Duration LONGEST = Duration.ofDays(366);

    /// A duration, if there is one: it can be read and lies within bounds.
    void duration(String key, JsonNode value) {
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

    /// The names of a list's entries, each of which is used once.
    Set<String> names(String key, JsonNode list, String name) {
        Set<String> names = new LinkedHashSet<>();
        each(key, list, (at, entry) -> {
            JsonNode value = entry.path(name);
            if (value.isTextual() && !names.add(value.asText())) {
                problem(at + "." + name, "'" + value.asText() + "' is used before; give it another");
            }
        });
        return names;
    }

    /// What is done with an entry.
    interface Check {
        void check(String key, JsonNode node);
    }

    /// Checks each entry of a list.
    void each(String key, JsonNode list, Check check) {
        var entries = new ArrayList<JsonNode>();
        list.forEach(entries::add);
        for (int i = 0; list.isArray() && i < entries.size(); i++) {
            check.check(key + "[" + i + "]", entries.get(i));
        }
    }

    /// Adds a problem at a key.
    void problem(String key, String message) {
        problems.add(document.problem(key, message));
    }
}
