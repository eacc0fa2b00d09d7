package io.lapwing.alerts.rule;

import io.lapwing.record.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One rule, checked and compiled.
///
/// @param id its name in the file
/// @param version hash of its definition
/// @param themes the themes that it looks at; empty for all
/// @param when what a signal must be like to count
/// @param trigger what makes it fire
/// @param groupBy what keeps one firing apart from another
/// @param severity how urgent its alerts are
/// @param holdFor how long the condition must hold before it fires
/// @param keepFiringFor how long an alert goes on after its condition has ceased to hold
/// @param cooldown shortest time from one firing of a group to the next
/// @param topic full name of the topic of its alerts, if not the theme's
/// @param description one sentence for people
public record Rule(
        String id,
        String version,
        Set<String> themes,
        Condition when,
        Trigger trigger,
        List<GroupLabel> groupBy,
        Severity severity,
        Duration holdFor,
        Duration keepFiringFor,
        Duration cooldown,
        Optional<String> topic,
        String description) {

    public Rule {
        themes = Set.copyOf(themes);
        groupBy = List.copyOf(groupBy);
    }

    /// Whether these are the labels that it groups by.
    boolean groupsBy(Set<String> labels) {
        for (GroupLabel label : groupBy) {
            if (!labels.contains(label.label())) {
                return false;
            }
        }
        return labels.size() <= groupBy.size();
    }

    /// Whether it looks at a theme.
    boolean watches(String theme) {
        return themes.isEmpty() || themes.contains(theme);
    }

    /// What begins the reason of its alerts: its description, or its id if it has none.
    String headline() {
        return description.isEmpty() ? id : description;
    }
}
