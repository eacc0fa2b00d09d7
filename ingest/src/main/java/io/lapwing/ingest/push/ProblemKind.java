package io.lapwing.ingest.push;

import java.util.Locale;

/// The kinds of problem that a push can meet, each with its status and a title that never changes.
enum ProblemKind {
    NOT_JSON(400, "The body is not JSON"),
    NOT_GZIP(400, "The body is not gzip"),
    BODY_ENDED_EARLY(400, "The body ended early"),
    NO_REPORT(400, "No report"),
    INVALID_REPORTS(400, "Some reports cannot be accepted"),
    INVALID_REQUEST_ID(400, "The request's id cannot be used"),
    UNKNOWN_SENDER(401, "Who sends is not known"),
    STALE_SIGNATURE(401, "The signature's time is too far off"),
    SWITCHED_OFF(403, "Pushing is switched off"),
    FORBIDDEN_SOURCE(403, "Some reports are for a source that the sender may not push for"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed"),
    BODY_TOO_SLOW(408, "The body came too slowly"),
    BODY_TOO_LARGE(413, "The body is too large"),
    TOO_MANY_REPORTS(413, "Too many reports"),
    UNSUPPORTED_TYPE(415, "The body's type is not accepted"),
    UNSUPPORTED_ENCODING(415, "The body's encoding is not accepted"),
    REQUEST_ID_REUSED(422, "The request's id was used for another body"),
    BUSY(429, "Too much at once"),
    UNAVAILABLE(503, "Reports cannot be stored now");

    private final int status;
    private final String title;

    ProblemKind(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// Its name in metrics and in the API description, such as `not-json`.
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Where the API description explains it; relative to the service's address.
    String type() {
        return OpenApi.PATH + "#/components/examples/" + id();
    }
}
