package io.lapwing.ingest.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapwing.ingest.source.SourceProfile;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source as `GET /v1/sources` shows it. Times are ISO 8601 in UTC; what is not known is left out.
///
/// @param owned whether the instance that answers polls it
/// @param intervalSeconds time between two readings
/// @param entries entries that the last successful reading showed
/// @param silentSince when it last gave something new, if that is long ago
@JsonInclude(JsonInclude.Include.NON_NULL)
record SourceView(
        String id,
        String name,
        String publisher,
        String url,
        @Nullable String movedTo,
        List<String> themes,
        boolean owned,
        String state,
        @Nullable String lastPoll,
        @Nullable Integer lastStatus,
        @Nullable String lastSuccess,
        @Nullable String lastNew,
        @Nullable String silentSince,
        @Nullable Long intervalSeconds,
        @Nullable String nextPoll,
        int entries,
        Failures failures) {

    /// @param count failures in a row
    /// @param since when they began
    /// @param reason kind of the last one
    /// @param detail the same in a few words
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Failures(
            int count,
            @Nullable String since,
            @Nullable String reason,
            @Nullable String detail) {}

    static SourceView of(StatusBoard.Row row, Instant now) {
        SourceProfile profile = row.source().profile();
        SourceStatus status = row.status();
        return new SourceView(
                profile.id(),
                profile.name(),
                profile.publisher(),
                row.source().address(),
                status.movedTo(),
                profile.themes(),
                row.owned(),
                status.state(now).id(),
                text(status.lastPoll()),
                status.lastStatus(),
                text(status.lastSuccess()),
                text(status.lastNew()),
                text(status.silentSince(now)),
                status.interval() == null ? null : status.interval().toSeconds(),
                text(status.nextPoll()),
                status.entries(),
                new Failures(status.failures(), text(status.failingSince()), status.reason(), status.detail()));
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
