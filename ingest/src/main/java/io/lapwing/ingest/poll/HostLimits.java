package io.lapwing.ingest.poll;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Keeps the number of sources that are read at once within limits, for each host and over all. Whoever waits for a
/// host holds no place among all.
final class HostLimits {
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();
    private final int perHost;
    private final Semaphore all;

    HostLimits(int perHost, int all) {
        this.perHost = perHost;
        this.all = new Semaphore(all, true);
    }

    /// A place that is given back by closing it.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Waits for a place at this address's host.
    Place enter(URI url) throws InterruptedException {
        String name = url.getHost().toLowerCase(Locale.ROOT);
        Semaphore host = hosts.computeIfAbsent(name, _ -> new Semaphore(perHost, true));
        host.acquire();
        try {
            all.acquire();
        } catch (InterruptedException e) {
            host.release();
            throw e;
        }
        return () -> {
            all.release();
            host.release();
        };
    }
}
