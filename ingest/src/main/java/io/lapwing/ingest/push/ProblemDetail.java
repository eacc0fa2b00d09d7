package io.lapwing.ingest.push;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/// An error answer by RFC 9457.
///
/// @param kind the kind of problem, which gives type, title and status
/// @param detail what is wrong this time and what to do
/// @param errors what is wrong with single elements; the first hundred
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "errors"})
record ProblemDetail(@JsonIgnore ProblemKind kind, String detail, List<ElementError> errors) {
    /// Something wrong with one element of a request.
    ///
    /// @param index which element, from 0
    /// @param line the line of the body that it begins on, from 1
    /// @param pointer JSON Pointer as a URI fragment: into a lone object, else into the array of all elements
    /// @param detail what is wrong and what is expected
    record ElementError(int index, int line, String pointer, String detail) {}

    static ProblemDetail of(ProblemKind kind, String detail) {
        return new ProblemDetail(kind, detail, List.of());
    }

    @JsonProperty
    String type() {
        return kind.type();
    }

    @JsonProperty
    String title() {
        return kind.title();
    }

    @JsonProperty
    int status() {
        return kind.status();
    }
}
