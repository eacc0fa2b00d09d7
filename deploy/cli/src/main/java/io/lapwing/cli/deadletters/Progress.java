package io.lapwing.cli.deadletters;

/// Told what becomes of the dead letters that are meant.
public interface Progress {
    /// It was dealt with, and that is committed; or, in a rehearsal, it would be.
    ///
    /// @param note where the original was put, or the reason for giving it up; empty in a rehearsal
    void done(Letter letter, String note);

    /// It cannot be dealt with in this way.
    ///
    /// @param why in words
    void refused(Letter letter, String why);

    /// It was dealt with before.
    void already(Letter letter, Handling handling);
}
