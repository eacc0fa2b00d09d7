package io.lapwing.ingest.push;

import java.util.concurrent.atomic.AtomicLong;

/// How much memory requests hold that are not answered yet: their bodies, and their reports on the way to the broker.
/// When the broker is slow this fills, and further requests are refused at once and not made to wait.
final class InFlight {
    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /// @param limit most bytes of all requests together; a request that is alone may exceed it
    InFlight(long limit) {
        this.limit = limit;
    }

    long used() {
        return used.get();
    }

    /// A share for one request, which gives it back when closed.
    Lease open() {
        return new Lease();
    }

    /// The share of one request. For use by one thread.
    final class Lease implements AutoCloseable {
        private long held;

        private Lease() {}

        /// Takes more.
        ///
        /// @return whether there is room; if not, nothing is taken
        boolean grow(long bytes) {
            long current;
            do {
                current = used.get();
                if (current != held && current + bytes > limit) {
                    return false;
                }
            } while (!used.compareAndSet(current, current + bytes));
            held += bytes;
            return true;
        }

        @Override
        public void close() {
            used.addAndGet(-held);
            held = 0;
        }
    }
}
