package io.lapwing.ingest.status;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /v1/sources` and `GET /v1/sources/{id}`.
///
/// @param board how the sources fare
/// @param clock the time
public record SourcesEndpoint(StatusBoard board, InstantSource clock) {
    private static final String PROBLEM_TYPE = "application/problem+json";
    private static final Set<String> PARAMETERS = Set.of("state", "theme");

    /// @param sources those that were asked for
    /// @param total how many the list has
    record Listing(int total, List<SourceView> sources) {}

    /// An error answer by RFC 9457.
    record Problem(String title, int status, String detail) {}

    /// Adds its routes.
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/sources", this::list);
        routes.get("/v1/sources/{id}", this::one);
    }

    private void list(Context context) {
        var unknown = new TreeSet<>(context.queryParamMap().keySet());
        unknown.removeAll(PARAMETERS);
        String wanted = context.queryParam("state");
        Optional<SourceState> state = Optional.ofNullable(wanted).flatMap(SourceState::byId);
        if (!unknown.isEmpty()) {
            refuse(context, "Unknown parameter", 400, "'" + unknown.first() + "' is not known; there are state and theme");
        } else if (wanted != null && state.isEmpty()) {
            refuse(context, "Unknown state", 400, "'" + wanted + "' is no state; the states are " + states());
        } else {
            context.json(listing(state, context.queryParam("theme")));
        }
    }

    private Listing listing(Optional<SourceState> state, @Nullable String theme) {
        Instant now = clock.instant();
        List<StatusBoard.Row> rows = board.rows();
        return new Listing(
                rows.size(),
                rows.stream()
                        .filter(row -> state.isEmpty() || row.status().state(now) == state.get())
                        .filter(row ->
                                theme == null || row.source().profile().themes().contains(theme))
                        .map(row -> SourceView.of(row, now))
                        .toList());
    }

    private void one(Context context) {
        String id = context.pathParam("id");
        board.row(id)
                .ifPresentOrElse(
                        row -> context.json(SourceView.of(row, clock.instant())),
                        () -> refuse(
                                context,
                                "Unknown source",
                                404,
                                "'" + id + "' is not in the source list, or is switched off there"));
    }

    private static String states() {
        return Arrays.stream(SourceState.values()).map(SourceState::id).collect(Collectors.joining(", "));
    }

    private static void refuse(Context context, String title, int status, String detail) {
        context.status(status).json(new Problem(title, status, detail)).contentType(PROBLEM_TYPE);
    }
}
