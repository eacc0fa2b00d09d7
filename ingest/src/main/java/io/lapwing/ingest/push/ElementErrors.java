package io.lapwing.ingest.push;

import com.fasterxml.jackson.core.JsonPointer;
import io.lapwing.ingest.push.ProblemDetail.ElementError;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Everything found wrong with the elements of one request. Counts all of it and keeps the first hundred.
final class ElementErrors {
    private static final int MOST = 100;

    private final List<Found> found = new ArrayList<>();
    private int count;

    /// @param path the names that lead from the element to the place; empty for the element itself
    private record Found(int index, int line, List<String> path, String detail) {}

    void add(int index, int line, List<String> path, String detail) {
        count++;
        if (found.size() < MOST) {
            found.add(new Found(index, line, path, detail));
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// All that was kept in one line, for elements that have a place of their own.
    String describe() {
        return found.stream()
                .map(error -> (error.path.isEmpty() ? "" : "`" + String.join(".", error.path) + "` ") + error.detail)
                .collect(Collectors.joining("; "));
    }

    /// @param lone whether the body is a single object, whose pointers then begin at itself
    ProblemDetail problem(ProblemKind kind, boolean lone) {
        List<ElementError> errors = found.stream()
                .map(error -> new ElementError(error.index, error.line, pointer(error, lone), error.detail))
                .toList();
        ElementError first = errors.getFirst();
        String more = count == 1 ? "" : "; " + (count - 1) + " more";
        String detail =
                first.pointer() + " (line " + first.line() + ") " + first.detail() + more + "; nothing was taken";
        return new ProblemDetail(kind, detail, errors);
    }

    private static String pointer(Found error, boolean lone) {
        JsonPointer pointer = lone ? JsonPointer.empty() : JsonPointer.empty().appendIndex(error.index);
        for (String name : error.path) {
            pointer = pointer.appendProperty(name);
        }
        try {
            return new URI(null, null, pointer.toString()).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a fragment that is escaped is always in order", e);
        }
    }
}
