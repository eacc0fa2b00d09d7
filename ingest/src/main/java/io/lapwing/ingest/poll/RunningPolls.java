package io.lapwing.ingest.poll;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/// Polls under way, so that they can be given up when their source goes to another instance. Used by one thread.
final class RunningPolls {
    private record Running(int partition, Future<?> thread) {}

    private final ExecutorService threads;
    private final Map<String, Running> bySource = new HashMap<>();

    /// @param threads runs each poll on a thread of its own
    RunningPolls(ExecutorService threads) {
        this.threads = threads;
    }

    void begin(Watch watch, Runnable poll) {
        bySource.put(watch.source().id(), new Running(watch.partition(), threads.submit(poll)));
    }

    void ended(Watch watch) {
        bySource.remove(watch.source().id());
    }

    /// Ends the polls of a partition, whose results would count for nothing; some wait for their host and have asked
    /// nothing yet.
    void giveUp(int partition) {
        bySource.values().removeIf(poll -> {
            boolean lost = poll.partition() == partition;
            if (lost) {
                poll.thread().cancel(true);
            }
            return lost;
        });
    }
}
