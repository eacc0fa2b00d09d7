package io.lapwing.ingest.status;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a source fares. Where several hold, the first of them is told.
public enum SourceState {
    /// Its host said that it is gone for good; it is read no more.
    STOPPED,
    /// It could not be read the last time.
    FAILING,
    /// It can be read and has shown no entries for long.
    EMPTY,
    /// None of its entries bears a date.
    UNDATED,
    /// It can be read, and has given nothing new for long.
    SILENT,
    /// It was not read yet.
    WAITING,
    /// It can be read.
    HEALTHY;

    /// Its name in records, metrics and answers.
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The state of this name.
    static Optional<SourceState> byId(String id) {
        return Arrays.stream(values()).filter(state -> state.id().equals(id)).findFirst();
    }
}
