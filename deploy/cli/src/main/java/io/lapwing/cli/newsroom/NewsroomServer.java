package io.lapwing.cli.newsroom;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Serves the sample newsroom as real feeds over HTTP: `/feeds/<id>`, with an ETag that changes when something is
/// published.
public final class NewsroomServer implements AutoCloseable {
    private static final int NOT_MODIFIED = 304;
    private static final int NOT_FOUND = 404;

    private final Newsroom newsroom;
    private final Map<String, SampleFeed> feeds;
    private final InstantSource clock;
    private final Instant start;
    private final Javalin server;

    /// @param newsroom what to serve
    /// @param clock tells what has been published
    public NewsroomServer(Newsroom newsroom, InstantSource clock) {
        this.newsroom = newsroom;
        this.feeds = newsroom.feeds().stream().collect(Collectors.toMap(SampleFeed::id, Function.identity()));
        this.clock = clock;
        this.start = clock.instant();
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.routes.get("/feeds/{id}", this::serve);
        });
    }

    /// Begins to listen on this machine only.
    ///
    /// @param port port, or 0 for a free one
    public void start(int port) {
        server.start("127.0.0.1", port);
    }

    /// The address of a feed.
    public String address(SampleFeed feed) {
        return "http://127.0.0.1:" + server.port() + "/feeds/" + feed.id();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void serve(Context context) {
        SampleFeed feed = feeds.get(context.pathParam("id"));
        if (feed == null) {
            context.status(NOT_FOUND).result("there is no feed " + context.pathParam("id"));
            return;
        }
        List<SampleReport> reports = newsroom.published(feed.id(), start, clock.instant());
        String etag = "\"" + feed.id() + "-" + start.toEpochMilli() + "-" + reports.size() + "\"";
        context.header("ETag", etag);
        if (etag.equals(context.header("If-None-Match"))) {
            context.status(NOT_MODIFIED);
            return;
        }
        context.contentType(FeedWriter.contentType(feed.format())).result(FeedWriter.write(feed, reports, start));
    }
}
