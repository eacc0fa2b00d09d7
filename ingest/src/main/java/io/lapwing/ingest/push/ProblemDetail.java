package io.lapwing.ingest.push;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An error answer by RFC 9457.
///
/// @param title what kind of problem
/// @param status the HTTP status
/// @param detail what is wrong this time and what to do
/// @param errors what is wrong with single elements; the first twenty
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ProblemDetail(String title, int status, String detail, List<ElementError> errors) {
    private static final int MOST_ERRORS = 20;

    /// Something wrong with one element of a request.
    ///
    /// @param index which element, from 0
    /// @param line the line that it begins on, from 1
    /// @param field the field concerned; null if the element as a whole
    /// @param message what is wrong and what is expected
    record ElementError(int index, int line, @Nullable String field, String message) {}

    static ProblemDetail of(int status, String title, String detail) {
        return new ProblemDetail(title, status, detail, List.of());
    }

    static ProblemDetail of(List<ElementError> errors) {
        ElementError first = errors.getFirst();
        String field = first.field() == null ? "" : ", field `" + first.field() + "`";
        String more = errors.size() == 1 ? "" : "; " + (errors.size() - 1) + " more";
        return new ProblemDetail(
                "Some reports cannot be accepted",
                400,
                "report " + first.index() + " (line " + first.line() + ")" + field + ": " + first.message() + more
                        + "; nothing of the request was taken",
                errors.stream().limit(MOST_ERRORS).toList());
    }
}
