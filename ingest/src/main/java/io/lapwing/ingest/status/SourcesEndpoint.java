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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// `GET /v1/sources`, `GET /v1/sources/{id}` and `POST /v1/sources/{id}/resume`.
///
/// @param board how the sources fare
/// @param clock the time
/// @param resume has a stopped source of this instance read again
public record SourcesEndpoint(StatusBoard board, InstantSource clock, Consumer<String> resume) {
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
        routes.post("/v1/sources/{id}/resume", this::resume);
    }

    private void list(Context context) {
        var unknown = new TreeSet<>(context.queryParamMap().keySet());
        unknown.removeAll(PARAMETERS);
        String wanted = context.queryParam("state");
        Optional<SourceState> state = Optional.ofNullable(wanted).flatMap(SourceState::byId);
        if (!unknown.isEmpty()) {
            refuse(
                    context,
                    "Unknown parameter",
                    400,
                    "'" + unknown.first() + "' is not known; there are state and theme");
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
        find(context).ifPresent(row -> context.json(SourceView.of(row, clock.instant())));
    }

    /// One request is made for each stop, whoever asks for it, so that it needs no token.
    private void resume(Context context) {
        find(context).ifPresent(row -> {
            String id = row.source().id();
            if (row.status().state(clock.instant()) != SourceState.STOPPED) {
                refuse(context, "Not stopped", 409, "'" + id + "' is not stopped; it is read when it is due");
            } else if (!row.owned()) {
                refuse(
                        context,
                        "Another instance's source",
                        409,
                        "'" + id + "' is polled by another instance; ask that");
            } else {
                resume.accept(id);
                context.status(202).json(SourceView.of(row, clock.instant()));
            }
        });
    }

    private Optional<StatusBoard.Row> find(Context context) {
        String id = context.pathParam("id");
        Optional<StatusBoard.Row> row = board.row(id);
        if (row.isEmpty()) {
            refuse(context, "Unknown source", 404, "'" + id + "' is not in the source list, or is switched off there");
        }
        return row;
    }

    private static String states() {
        return Arrays.stream(SourceState.values()).map(SourceState::id).collect(Collectors.joining(", "));
    }

    private static void refuse(Context context, String title, int status, String detail) {
        context.status(status).json(new Problem(title, status, detail)).contentType(PROBLEM_TYPE);
    }
}
