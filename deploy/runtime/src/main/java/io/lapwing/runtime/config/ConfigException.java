package io.lapwing.runtime.config;

import java.util.List;
import java.util.stream.Collectors;

/// A configuration that cannot be used, with everything that is wrong with it.
public final class ConfigException extends RuntimeException {
    /// Exit code for bad configuration: `EX_CONFIG` of BSD's `sysexits.h`.
    public static final int EXIT_CODE = 78;

    private final transient List<Problem> problems;

    /// @param problems what is wrong, at least one
    public ConfigException(List<Problem> problems) {
        super(problems.stream().sorted().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    /// What is wrong, by file and line.
    public List<Problem> problems() {
        return problems;
    }
}
