package io.lapwing.cli;

/// A command that did not work, with one sentence for the person who gave it. Exit code 1.
final class CommandFailure extends RuntimeException {
    CommandFailure(String message) {
        super(message);
    }
}
