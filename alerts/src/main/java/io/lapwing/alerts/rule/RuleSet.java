package io.lapwing.alerts.rule;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The rules in force, found by id and by theme.
public final class RuleSet {
    private final Map<String, Rule> byId = new LinkedHashMap<>();
    private final Map<String, RuleIndex> byTheme = new ConcurrentHashMap<>();

    /// @param rules rules with different ids, in the order of the file
    public RuleSet(List<Rule> rules) {
        rules.forEach(rule -> byId.put(rule.id(), rule));
    }

    /// All rules, in the order of the file.
    public List<Rule> all() {
        return List.copyOf(byId.values());
    }

    /// A rule by its id.
    public Optional<Rule> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// Full names of the topics that rules name for their alerts.
    public Set<String> topics() {
        return byId.values().stream()
                .flatMap(rule -> rule.topic().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// The rules that look at a theme. Themes are few, so the answer is kept for each.
    RuleIndex watching(String theme) {
        RuleIndex known = byTheme.get(theme);
        return known != null
                ? known
                : byTheme.computeIfAbsent(
                        theme,
                        name -> new RuleIndex(byId.values().stream()
                                .filter(rule -> rule.watches(name))
                                .toList()));
    }
}
