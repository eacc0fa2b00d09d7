package io.lapwing.ingest.status;

import io.lapwing.ingest.source.Source;
import io.lapwing.record.Cursor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How all sources of the list fare: those of this instance as it polls them, the others as their cursors tell. Safe
/// for use by many threads.
public final class StatusBoard {
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Row> rows = new ConcurrentHashMap<>();

    /// What is known of a source.
    ///
    /// @param source the source
    /// @param status how it fares
    /// @param owned whether this instance polls it
    public record Row(Source source, SourceStatus status, boolean owned) {}

    /// @param sources the sources of the list
    public StatusBoard(List<Source> sources) {
        sources.forEach(source -> {
            this.sources.put(source.id(), source);
            rows.put(source.id(), new Row(source, SourceStatus.NONE, false));
        });
    }

    /// This instance polls a source, and it stands here.
    ///
    /// @param cursor null if it was never read
    public void own(Source source, @Nullable Cursor cursor) {
        SourceStatus status = cursor == null ? SourceStatus.NONE : SourceStatus.of(cursor);
        rows.put(source.id(), new Row(source, status, true));
    }

    /// This instance polls a source no more; what it knows of it stays until its next owner tells more.
    public void disown(Source source) {
        rows.computeIfPresent(source.id(), (_, row) -> new Row(row.source(), row.status(), false));
    }

    /// Another instance has moved a source on. What this instance owns it knows better itself.
    ///
    /// @param cursor null if the cursor was deleted
    public void hear(String sourceId, @Nullable Cursor cursor) {
        rows.computeIfPresent(
                sourceId,
                (_, row) -> row.owned()
                        ? row
                        : new Row(row.source(), cursor == null ? SourceStatus.NONE : SourceStatus.of(cursor), false));
    }

    /// All sources in the order of the list.
    List<Row> rows() {
        return sources.keySet().stream()
                .map(this::row)
                .flatMap(Optional::stream)
                .toList();
    }

    Optional<Row> row(String sourceId) {
        return Optional.ofNullable(rows.get(sourceId));
    }
}
