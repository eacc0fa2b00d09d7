package io.lapwing.alerts.reload;

import java.nio.file.Path;
import java.util.Optional;

/// Looks at the rules file. It goes by what the file says, so that a link that leads elsewhere counts as a change and a
/// file that was only touched does not. What it says counts once it was the same twice, so that a file which is being
/// written is not taken for what it will be.
final class RuleFileWatch {
    private final Path path;
    private Reading last;

    /// @param known what the file said when it was read first
    RuleFileWatch(Path path, String known) {
        this.path = path;
        this.last = new Reading.Text(known);
    }

    /// What the file says; empty if it says something else than at the last look, and must be looked at again.
    Optional<Reading> look() {
        Reading before = last;
        last = Reading.of(path);
        return last.equals(before) ? Optional.of(last) : Optional.empty();
    }
}
