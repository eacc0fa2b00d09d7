package io.lapwing.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A command that prints results as text or JSON.
abstract class Printing {
    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output;

    /// Standard output; results go here and nothing else.
    PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /// Standard error, for progress and complaints.
    PrintWriter err() {
        return spec.commandLine().getErr();
    }

    /// A command line that cannot be carried out, for exit code 2.
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    boolean isJson() {
        return output.isJson();
    }

    /// Prints one result and flushes, so that a reader of a pipe sees it at once.
    void print(String line) {
        out().println(line);
        out().flush();
    }
}
