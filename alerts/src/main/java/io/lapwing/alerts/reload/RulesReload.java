package io.lapwing.alerts.reload;

import io.lapwing.alerts.rule.Rejection;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks whether the rules file has changed and has what it says take force. A file with a fault does not: the one
/// before it stays, and the fault is told. It is tried again at each look, as what it lacks may come.
final class RulesReload {
    private static final Logger LOG = LoggerFactory.getLogger(RulesReload.class);
    /// A file that has just changed is looked at again after so long.
    private static final Duration SETTLES = Duration.ofSeconds(1);

    private final Setup setup;
    private final RuleFileWatch watch;
    private Reading inForce;

    /// What it works with.
    ///
    /// @param path the rules file
    /// @param every time from one look to the next
    /// @param rules takes note of what is in force
    /// @param adoption puts a file into force
    /// @param metrics where it is told how it went
    /// @param clock the time
    record Setup(
            Path path,
            Duration every,
            RulesInForce rules,
            Adoption adoption,
            ReloadMetrics metrics,
            InstantSource clock) {}

    /// @param known the text that is in force
    RulesReload(Setup setup, String known) {
        this.setup = setup;
        this.watch = new RuleFileWatch(setup.path(), known);
        this.inForce = new Reading.Text(known);
    }

    /// Looks once and does what there is to do.
    ///
    /// @return after how long to look again
    Duration turn() {
        Optional<Reading> seen = watch.look();
        seen.ifPresent(this::consider);
        return seen.isPresent() || setup.every().compareTo(SETTLES) < 0 ? setup.every() : SETTLES;
    }

    private void consider(Reading reading) {
        if (!reading.equals(inForce)) {
            adopt(reading);
        } else if (setup.rules().rejection().isPresent()) {
            setup.rules().reject(Optional.empty());
            succeeded("is again what is in force");
        }
    }

    private void adopt(Reading reading) {
        try {
            String text = reading.requireText();
            String name = setup.path().toString();
            setup.adoption()
                    .prepare(RuleFile.parse(name, text), YamlDocument.parse(name, text))
                    .run();
            inForce = reading;
            succeeded("has changed and is in force");
        } catch (ConfigException e) {
            setup.metrics().notReloaded();
            reject(reading, e.problems());
        } catch (RuntimeException e) {
            // The fault is not the file's: nobody is told that it is, and the next look tries again.
            setup.metrics().notReloaded();
            LOG.warn("{} has changed and cannot take force now; it is tried again: {}", setup.path(), e.toString());
        }
    }

    private void succeeded(String what) {
        setup.metrics().reloaded(setup.clock().instant());
        LOG.info("{} {}", setup.path(), what);
    }

    private void reject(Reading reading, List<Problem> problems) {
        Optional<Rejection> before = setup.rules().rejection();
        if (before.filter(known -> known.content().equals(reading.content())
                        && known.problems().equals(problems))
                .isPresent()) {
            return;
        }
        setup.rules()
                .reject(Optional.of(
                        new Rejection(reading.content(), problems, setup.clock().instant())));
        LOG.error("{} has changed and cannot take force; what it said before stays in force", setup.path());
        problems.forEach(problem -> LOG.error("{}", problem));
    }
}
