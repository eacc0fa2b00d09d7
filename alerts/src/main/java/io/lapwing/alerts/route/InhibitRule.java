package io.lapwing.alerts.route;

import java.util.List;
import java.util.Map;

/// While an alert fires that meets the source's conditions, those that meet the target's are not sent, if both agree in
/// some labels. An alert that meets both sides is not held by another that does, itself least of all.
///
/// @param key its place in the file, such as `inhibit_rules[0]`
/// @param sources conditions on the alert that holds others
/// @param targets conditions on those that are held
/// @param equal labels that must agree; one that an alert does not have counts as empty
public record InhibitRule(String key, List<LabelMatcher> sources, List<LabelMatcher> targets, List<String> equal) {
    public InhibitRule {
        sources = List.copyOf(sources);
        targets = List.copyOf(targets);
        equal = List.copyOf(equal);
    }

    /// Whether an alert with these labels holds others while it fires.
    boolean isSource(Map<String, String> labels) {
        return sources.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /// Whether an alert with these labels can be held.
    boolean isTarget(Map<String, String> labels) {
        return targets.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /// The values in which source and target must agree.
    List<String> group(Map<String, String> labels) {
        return equal.stream().map(label -> labels.getOrDefault(label, "")).toList();
    }
}
