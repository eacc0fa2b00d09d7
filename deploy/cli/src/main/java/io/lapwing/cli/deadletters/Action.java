package io.lapwing.cli.deadletters;

/// What is to be done with dead letters.
public sealed interface Action {
    /// Put the original back into its topic.
    record Redrive() implements Action {}

    /// Give it up.
    ///
    /// @param reason why, in a person's words
    record Discard(String reason) implements Action {}
}
