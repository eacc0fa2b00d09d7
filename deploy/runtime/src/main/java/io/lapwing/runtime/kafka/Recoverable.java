package io.lapwing.runtime.kafka;

import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.EOFException;
import java.io.IOException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.errors.TaskMigratedException;

/// Tells failures of the surroundings, which pass, from failures of a record or of the program, which do not.
public final class Recoverable {
    private static final int NOT_FOUND = 404;

    private Recoverable() {}

    /// Whether trying again may succeed: the broker or the registry did not answer, or another instance took over.
    /// A record that cannot be read is not recoverable.
    public static boolean is(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof RestClientException answer) {
                // "No such schema" stays true however often it is asked; any other refusal is about us, not the record.
                return answer.getStatus() != NOT_FOUND;
            }
            if (cause instanceof EOFException) {
                return false; // a record that ends too early, which it will every time
            }
            if (cause instanceof RetriableException
                    || cause instanceof TaskMigratedException
                    || cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }
}
