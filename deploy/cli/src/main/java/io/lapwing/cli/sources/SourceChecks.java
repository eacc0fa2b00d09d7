package io.lapwing.cli.sources;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.poll.SourceTrial;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.Source;
import io.lapwing.runtime.http.AddressPolicy;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/// Checks the sources of a list, one by one or, where they are read, many at once.
///
/// @param policy which addresses may be asked
/// @param keys keys that sources need
/// @param themes ids of the themes that there are
public record SourceChecks(AddressPolicy policy, Keys keys, Set<String> themes) {
    /// Sources of one host read at once.
    public static final int PER_HOST = 2;
    /// Sources read at once.
    public static final int CONCURRENT = 32;

    /// Looks at a source without touching the network.
    public SourceCheck look(Source source) {
        return new SourceCheck(SourcePlan.of(source, policy, keys, themes), null);
    }

    /// Reads every source once.
    ///
    /// @param fetcher fetches
    /// @param progress told of each source that has been read, from any thread
    /// @param results given the results in the order of the list, each as soon as those before it are there
    public void read(List<Source> sources, Fetcher fetcher, Consumer<String> progress, Consumer<SourceCheck> results)
            throws InterruptedException {
        var trial = new SourceTrial(fetcher, PER_HOST, CONCURRENT, keys, InstantSource.system());
        var done = new AtomicInteger();
        Function<Source, String> count =
                source -> done.incrementAndGet() + " of " + sources.size() + ": " + source.id();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var checks = new ArrayList<Future<SourceCheck>>();
            for (Source source : sources) {
                checks.add(threads.submit(() -> {
                    var read = SourceCheck.Read.of(trial.read(source));
                    progress.accept(count.apply(source) + " " + read.status());
                    return new SourceCheck(SourcePlan.of(source, policy, keys, themes), read);
                }));
            }
            for (Future<SourceCheck> check : checks) {
                results.accept(check.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a source cannot be checked", e.getCause());
        }
    }
}
