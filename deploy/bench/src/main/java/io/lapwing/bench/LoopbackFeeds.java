package io.lapwing.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/// Serves feeds on loopback, each at an address of its own (127.1.x.y), as if each had a host of its own. Feeds have an
/// `ETag` and are answered with 304 where it is known.
final class LoopbackFeeds implements AutoCloseable {
    static {
        // Else an answer waits 40 ms for the client's acknowledgement between its headers and its body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "4096");
    }

    private static final String PREFIX = "/feed/";
    private static final int BACKLOG = 1024;
    private static final int ADDRESSES = 250;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final IntFunction<Page> pages;
    private final AtomicInteger bodies = new AtomicInteger();
    private final AtomicInteger unchanged = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final Set<Integer> different = ConcurrentHashMap.newKeySet();
    private final AtomicLong lastDifferent = new AtomicLong();

    /// A feed as it is now.
    record Page(String etag, byte[] body) {}

    /// What was asked since the last reset.
    ///
    /// @param bodies answers with a body
    /// @param unchanged answers 304
    /// @param firstNanos when the first request came, by [System#nanoTime()]; 0 if none did
    /// @param feeds feeds that were asked for once or more
    /// @param lastFeedNanos when the last of them was answered for the first time
    record Asked(int bodies, int unchanged, long firstNanos, int feeds, long lastFeedNanos) {
        /// From the first request until each feed had been answered.
        Duration sweep() {
            return Duration.ofNanos(lastFeedNanos - firstNanos);
        }
    }

    private LoopbackFeeds(HttpServer server, IntFunction<Page> pages) {
        this.server = server;
        this.pages = pages;
    }

    /// @param pages gives each feed by its number; called by many threads
    static LoopbackFeeds start(IntFunction<Page> pages) throws IOException {
        var feeds = new LoopbackFeeds(HttpServer.create(new InetSocketAddress(0), BACKLOG), pages);
        feeds.server.setExecutor(feeds.threads);
        feeds.server.createContext(PREFIX, feeds::answer);
        feeds.server.start();
        return feeds;
    }

    String address(int feed) {
        return "http://127.1." + feed / ADDRESSES + "." + (1 + feed % ADDRESSES) + ":"
                + server.getAddress().getPort() + PREFIX + feed;
    }

    /// Counts from here.
    void reset() {
        first.set(0);
        different.clear();
        bodies.set(0);
        unchanged.set(0);
    }

    Asked asked() {
        return new Asked(bodies.get(), unchanged.get(), first.get(), different.size(), lastDifferent.get());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        first.compareAndSet(0, System.nanoTime());
        int feed = Integer.parseInt(exchange.getRequestURI().getPath().substring(PREFIX.length()));
        try (exchange) {
            Page page = pages.apply(feed);
            exchange.getResponseHeaders().set("ETag", page.etag());
            if (page.etag().equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(NOT_MODIFIED, -1);
                unchanged.incrementAndGet();
            } else {
                exchange.getResponseHeaders().set("Content-Type", "application/rss+xml; charset=utf-8");
                exchange.sendResponseHeaders(OK, page.body().length);
                exchange.getResponseBody().write(page.body());
                bodies.incrementAndGet();
            }
        }
        if (different.add(feed)) {
            lastDifferent.accumulateAndGet(System.nanoTime(), Math::max);
        }
    }
}
