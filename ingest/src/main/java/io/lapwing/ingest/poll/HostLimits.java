package io.lapwing.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Keeps what is asked of hosts within limits: how many sources are read at once, for each host and over all; how soon
/// one request to a host may follow another; and hosts that asked to be left alone. Whoever waits for a host holds no
/// place among all, so that a host with many sources, or a slow one, delays no other.
final class HostLimits {
    /// Longest time for which one answer keeps all sources of its host from being read; the source that was answered
    /// may have to wait longer.
    static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final Map<String, Host> hosts = new ConcurrentHashMap<>();
    private final int perHost;
    private final Duration gap;
    private final Semaphore all;
    private final InstantSource clock;
    private final Pause pause;

    /// Waits until a moment.
    interface Pause {
        void until(Instant moment) throws InterruptedException;
    }

    /// A place that is given back by closing it.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    private static final class Host {
        private final Semaphore places;
        /// Held by the one that starts next, so that starts come one by one.
        private final Semaphore door = new Semaphore(1, true);

        private Instant next = Instant.MIN;
        private Instant heldUntil = Instant.MIN;

        Host(int places) {
            this.places = new Semaphore(places, true);
        }

        synchronized Instant next() {
            return next;
        }

        synchronized void startsNext(Instant moment) {
            next = moment;
        }

        synchronized void hold(Instant until) {
            heldUntil = until.isAfter(heldUntil) ? until : heldUntil;
        }

        synchronized void refuseWhileHeld(Instant now) {
            if (now.isBefore(heldUntil)) {
                throw new HostHeldException(heldUntil);
            }
        }
    }

    /// @param perHost sources of one host read at once
    /// @param all sources read at once
    /// @param gap shortest time from the start of one request to a host to that of the next
    HostLimits(int perHost, int all, Duration gap, InstantSource clock) {
        this(perHost, all, gap, clock, moment -> Thread.sleep(Duration.between(clock.instant(), moment)));
    }

    HostLimits(int perHost, int all, Duration gap, InstantSource clock, Pause pause) {
        this.perHost = perHost;
        this.all = new Semaphore(all, true);
        this.gap = gap;
        this.clock = clock;
        this.pause = pause;
    }

    /// Waits for a place at this address's host and for its turn.
    ///
    /// @throws HostHeldException if the host has asked to be left alone
    Place enter(URI url) throws InterruptedException {
        Host host = host(url);
        host.refuseWhileHeld(clock.instant());
        host.places.acquire();
        try {
            start(host);
        } catch (InterruptedException | RuntimeException e) {
            host.places.release();
            throw e;
        }
        return () -> {
            all.release();
            host.places.release();
        };
    }

    /// Counts a request that was made to this address's host without waiting, such as where a redirect led.
    void count(URI url) {
        host(url).startsNext(clock.instant().plus(gap));
    }

    /// Leaves this address's host alone for a time, an hour at most.
    void hold(URI url, Duration time) {
        Duration capped = time.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : time;
        host(url).hold(clock.instant().plus(capped));
    }

    private void start(Host host) throws InterruptedException {
        host.door.acquire();
        try {
            Instant now = clock.instant();
            Instant next = host.next();
            // What lies further ahead than a gap was noted before the clock was set back.
            while (next.isAfter(now) && !next.isAfter(now.plus(gap))) {
                pause.until(next);
                now = clock.instant();
                next = host.next();
            }
            host.refuseWhileHeld(clock.instant());
            all.acquire();
            host.startsNext(clock.instant().plus(gap));
        } finally {
            host.door.release();
        }
    }

    private Host host(URI url) {
        return hosts.computeIfAbsent(url.getHost().toLowerCase(Locale.ROOT), _ -> new Host(perHost));
    }
}
