package io.lapwing.ingest.poll;

import java.time.Instant;

/// A source was not asked, because its host wants to be left alone until a certain moment.
final class HostHeldException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    HostHeldException(Instant until) {
        super("the host asked to be left alone until " + until, null, false, false);
        this.until = until;
    }

    Instant until() {
        return until;
    }
}
