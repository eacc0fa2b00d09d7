package io.lapwing.alerts.route;

import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The alerts that fire and hold others, found by the values in which the others must agree with them. It remembers
/// only
/// those that meet the source's conditions of a rule. One thread tells it of alerts; any may ask.
public final class Inhibitor {
    private final List<InhibitRule> rules;
    private final List<Map<List<String>, Map<String, Boolean>>> firing;
    private final Map<String, Map<String, String>> labelsOf = new HashMap<>();

    /// @param rules the rules in force
    public Inhibitor(List<InhibitRule> rules) {
        this.rules = List.copyOf(rules);
        this.firing = rules.stream()
                .<Map<List<String>, Map<String, Boolean>>>map(rule -> new ConcurrentHashMap<>())
                .toList();
    }

    /// Takes note of an alert's present state.
    ///
    /// @return whether anything changed for others
    public boolean observe(Alert alert) {
        Map<String, String> labels = Router.labels(alert);
        boolean source =
                alert.getStatus() == AlertStatus.FIRING && rules.stream().anyMatch(rule -> rule.isSource(labels));
        if (source && labels.equals(labelsOf.get(alert.getFingerprint()))) {
            return false;
        }
        boolean changed = forget(alert.getFingerprint());
        if (source) {
            labelsOf.put(alert.getFingerprint(), labels);
            add(alert.getFingerprint(), labels);
        }
        return changed || source;
    }

    /// Takes note that an alert is known no more.
    ///
    /// @return whether anything changed for others
    public boolean forget(String fingerprint) {
        Map<String, String> labels = labelsOf.remove(fingerprint);
        if (labels == null) {
            return false;
        }
        for (int i = 0; i < rules.size(); i++) {
            firing.get(i)
                    .computeIfPresent(
                            rules.get(i).group(labels),
                            (group, sources) ->
                                    sources.remove(fingerprint) != null && sources.isEmpty() ? null : sources);
        }
        return true;
    }

    /// The rule and the source that hold an alert with these labels.
    public Optional<Held> holding(Map<String, String> labels) {
        for (int i = 0; i < rules.size(); i++) {
            InhibitRule rule = rules.get(i);
            if (rule.isTarget(labels)) {
                boolean both = rule.isSource(labels);
                Map<String, Boolean> sources = firing.get(i).getOrDefault(rule.group(labels), Map.of());
                Optional<String> source = sources.entrySet().stream()
                        .filter(each -> !(both && each.getValue()))
                        .map(Map.Entry::getKey)
                        .min(String::compareTo);
                if (source.isPresent()) {
                    return Optional.of(new Held(Held.By.INHIBITION, rule.key() + " by " + source.get(), null));
                }
            }
        }
        return Optional.empty();
    }

    private void add(String fingerprint, Map<String, String> labels) {
        for (int i = 0; i < rules.size(); i++) {
            InhibitRule rule = rules.get(i);
            if (rule.isSource(labels)) {
                firing.get(i)
                        .computeIfAbsent(rule.group(labels), group -> new ConcurrentHashMap<>())
                        .put(fingerprint, rule.isTarget(labels));
            }
        }
    }
}
