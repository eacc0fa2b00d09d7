package io.lapwing.runtime.log;

import java.io.Console;

/// Whether a person is looking.
public final class Terminal {
    private Terminal() {}

    /// Whether standard input and output are a terminal.
    public static boolean isPresent() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }
}
