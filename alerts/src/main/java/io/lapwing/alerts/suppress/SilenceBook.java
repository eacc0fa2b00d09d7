package io.lapwing.alerts.suppress;

import io.lapwing.alerts.route.CompiledSilence;
import io.lapwing.alerts.route.Silences;
import io.lapwing.record.Silence;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The silences as the topic tells of them. One thread writes it, any reads it.
final class SilenceBook {
    private static final Logger LOG = LoggerFactory.getLogger(SilenceBook.class);
    private static final Comparator<CompiledSilence> NEWEST_FIRST = Comparator.comparing(
                    (CompiledSilence each) -> each.silence().getStartsAt())
            .reversed()
            .thenComparing(each -> each.silence().getId());

    private final Map<String, CompiledSilence> byId = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile Silences silences = Silences.NONE;

    /// Takes note of a silence's present record; null if it is gone.
    void apply(String id, @Nullable Silence record) {
        lock.lock();
        try {
            compile(record).ifPresentOrElse(silence -> byId.put(id, silence), () -> byId.remove(id));
            silences = Silences.of(byId.values());
            version.incrementAndGet();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// The present silences.
    Silences silences() {
        return silences;
    }

    /// Grows with each change.
    long version() {
        return version.get();
    }

    /// A silence by its id.
    Optional<CompiledSilence> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All silences, the latest start first.
    List<CompiledSilence> list() {
        return byId.values().stream().sorted(NEWEST_FIRST).toList();
    }

    /// Those whose end lies before a time.
    List<String> endedBefore(Instant time) {
        return byId.values().stream()
                .map(CompiledSilence::silence)
                .filter(silence -> silence.getEndsAt().isBefore(time))
                .map(Silence::getId)
                .toList();
    }

    /// Waits until a record has arrived here, so that whoever set it can rely on it.
    ///
    /// @return whether it has within this time
    boolean await(Silence record, Duration limit) throws InterruptedException {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (left > 0) {
                CompiledSilence known = byId.get(record.getId());
                if (known != null && known.silence().equals(record)) {
                    return true;
                }
                left = changed.awaitNanos(left);
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    private static Optional<CompiledSilence> compile(@Nullable Silence record) {
        try {
            return Optional.ofNullable(record).map(CompiledSilence::of);
        } catch (IllegalArgumentException e) {
            LOG.warn("silence {} silences nothing: {}", record == null ? "" : record.getId(), e.getMessage());
            return Optional.empty();
        }
    }
}
