package io.lapwing.alerts.reload;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.runtime.config.YamlDocument;

/// Puts a rules file into force.
@FunctionalInterface
interface Adoption {
    /// Makes ready for a file. Whatever can go wrong does so here, while nothing has changed yet.
    ///
    /// @param document the file as it is written, for the places of problems
    /// @return puts it into force
    /// @throws io.lapwing.runtime.config.ConfigException naming what the file asks for and is not there
    /// @throws RuntimeException if that cannot be told now, or there is no getting ready
    Runnable prepare(RuleFile file, YamlDocument document);
}
