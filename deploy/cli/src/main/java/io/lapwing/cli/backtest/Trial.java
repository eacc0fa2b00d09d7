package io.lapwing.cli.backtest;

import io.lapwing.alerts.backtest.Backtest;
import io.lapwing.alerts.backtest.BacktestResult;
import io.lapwing.alerts.rule.RuleFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Feeds recorded signals to one rules file or two. The next signals are read while the last are decided.
public final class Trial {
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);

    private final Span span;
    private final Consumer<String> progress;
    private final Backtest here;
    private final @Nullable Backtest there;
    private long signals;
    private long toldAt = System.nanoTime();

    /// The time that is looked at.
    ///
    /// @param from its beginning, inclusive; empty for the oldest signal
    /// @param to its end, exclusive; empty for the latest
    public record Span(Optional<Instant> from, Optional<Instant> to) {
        boolean holds(Instant at) {
            return from.map(begin -> !at.isBefore(begin)).orElse(true)
                    && to.map(at::isBefore).orElse(true);
        }
    }

    /// What the rules would have done.
    ///
    /// @param here the rules that are tried
    /// @param there the rules that they are compared with, if there are any
    /// @param unreadable records that could not be read
    public record Outcome(BacktestResult here, Optional<BacktestResult> there, long unreadable) {}

    /// @param rules the rules to try
    /// @param against the rules to compare them with, if any
    /// @param progress takes a sentence now and then
    public Trial(RuleFile rules, Optional<RuleFile> against, Span span, Consumer<String> progress) {
        this.span = span;
        this.progress = progress;
        here = new Backtest(rules);
        there = against.map(Backtest::new).orElse(null);
    }

    /// Runs to the end of the signals.
    public Outcome run(SignalReader reader) {
        try (ExecutorService reading = Executors.newSingleThreadExecutor()) {
            List<Recorded> batch = reader.read();
            while (!batch.isEmpty()) {
                CompletableFuture<List<Recorded>> next = CompletableFuture.supplyAsync(reader::read, reading);
                batch.forEach(this::feed);
                batch = join(next);
            }
        }
        progress.accept("%,d signals read".formatted(signals));
        Instant end = span.to().orElse(Instant.MIN);
        return new Outcome(
                here.finish(end), Optional.ofNullable(there).map(other -> other.finish(end)), reader.unreadable());
    }

    private void feed(Recorded recorded) {
        if (!span.holds(recorded.at())) {
            return;
        }
        here.feed(recorded.signal(), recorded.at());
        if (there != null) {
            there.feed(recorded.signal(), recorded.at());
        }
        signals++;
        long now = System.nanoTime();
        if (now - toldAt > TELL_EVERY.toNanos()) {
            toldAt = now;
            progress.accept("%,d signals read, up to %s".formatted(signals, recorded.at()));
        }
    }

    private static List<Recorded> join(CompletableFuture<List<Recorded>> next) {
        try {
            return next.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
