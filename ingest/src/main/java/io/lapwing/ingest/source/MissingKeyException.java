package io.lapwing.ingest.source;

/// A key that a source needs is not there. The message names the variable and never the key.
public final class MissingKeyException extends Exception {
    MissingKeyException(String message) {
        super(message);
    }
}
