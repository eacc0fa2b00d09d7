package io.lapwing.cli.backtest;

import java.util.function.Consumer;

/// Counts what cannot be read, and names the first few.
final class Unreadable {
    private static final int NAMED = 5;

    private final Consumer<String> complaints;
    private long count;

    /// @param complaints takes a sentence on each of the first few
    Unreadable(Consumer<String> complaints) {
        this.complaints = complaints;
    }

    /// Counts one.
    ///
    /// @param where its place
    /// @param why what is wrong with it
    void add(String where, String why) {
        count++;
        if (count <= NAMED) {
            complaints.accept(where + ": " + why + "; it is passed over");
        }
    }

    long count() {
        return count;
    }
}
