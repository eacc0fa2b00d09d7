package io.lapwing.ingest.push;

/// What a request is answered.
sealed interface Answer {
    /// Its reports are stored.
    ///
    /// @param reports how many
    /// @param repeated whether that was done for an earlier request with the same id and body
    record Accepted(int reports, boolean repeated) implements Answer {}

    /// Its reports were not taken.
    ///
    /// @param reports how many there were, as far as that is known
    record Refused(ProblemDetail problem, int reports) implements Answer {}

    static Answer refused(ProblemKind kind, String detail) {
        return new Refused(ProblemDetail.of(kind, detail), 0);
    }
}
