package io.lapwing.alerts.reload;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.state.Identity;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.nio.file.Path;
import java.util.List;

/// What was found where the rules file should be.
sealed interface Reading {
    /// It has a text.
    record Text(String text) implements Reading {}

    /// It cannot be read.
    record Unreadable(List<Problem> problems) implements Reading {}

    /// Reads the file.
    static Reading of(Path path) {
        try {
            return new Text(RuleFile.text(path));
        } catch (ConfigException e) {
            return new Unreadable(e.problems());
        }
    }

    /// Stands for it: the same wherever the same was read.
    ///
    /// @return 12 hexadecimal digits
    default String content() {
        String id = switch (this) {
            case Text(String text) -> Identity.of("text", text);
            case Unreadable(List<Problem> problems) -> Identity.of("unreadable", problems.toString());
        };
        return id.substring(0, 12);
    }

    /// Its text.
    ///
    /// @throws ConfigException if it has none
    default String requireText() {
        return switch (this) {
            case Text(String text) -> text;
            case Unreadable(List<Problem> problems) -> throw new ConfigException(problems);
        };
    }
}
