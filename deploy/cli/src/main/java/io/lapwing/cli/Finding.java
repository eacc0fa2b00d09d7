package io.lapwing.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lapwing.runtime.config.Problem;
import java.util.Locale;

/// Something that a check found.
///
/// @param severity whether it must be corrected
/// @param problem what and where
record Finding(Severity severity, @JsonUnwrapped Problem problem) {
    /// How bad it is.
    enum Severity {
        /// The file cannot be used.
        @JsonProperty("error")
        ERROR,
        /// The file can be used, and says something in vain or twice.
        @JsonProperty("warning")
        WARNING
    }

    static Finding error(Problem problem) {
        return new Finding(Severity.ERROR, problem);
    }

    static Finding warning(Problem problem) {
        return new Finding(Severity.WARNING, problem);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return severity.name().toLowerCase(Locale.ROOT) + ": " + problem;
    }
}
