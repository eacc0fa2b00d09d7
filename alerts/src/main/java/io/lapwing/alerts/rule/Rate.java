package io.lapwing.alerts.rule;

import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many counted lately, in twelfths of the window, and how many usually do. Its size does not grow with the stream.
///
/// @param openedAt when the stretch that is being counted began
/// @param whole whether it was watched from its beginning
/// @param bins the number in each twelfth of the last two windows, by number of twelfths since 1970
/// @param undated reports without a date in this stretch, by source
/// @param sources how much each source usually gives, lately more than long ago; at most 50
/// @param baseline what is usual
record Rate(
        Instant openedAt,
        boolean whole,
        SortedMap<Long, Integer> bins,
        SortedMap<String, Integer> undated,
        SortedMap<String, Double> sources,
        Baseline baseline) {
    /// Parts of the window by which it slides.
    static final int PARTS = 12;

    private static final int MAX_SOURCES = 50;
    /// Reports without a date that one source can add in one stretch; their age cannot be told.
    private static final int MAX_UNDATED = 3;
    /// The share of what usually comes whose sources may be down in a stretch that is learned from.
    private static final double MAX_DOWN = 0.1;

    private static final double MEMORY_DAYS = 7;
    private static final double NEGLIGIBLE = 0.01;

    Rate {
        bins = Collections.unmodifiableSortedMap(new TreeMap<>(bins));
        undated = Collections.unmodifiableSortedMap(undated);
        sources = Collections.unmodifiableSortedMap(sources);
    }

    /// One that begins now; the stretch that is under way is not learned from.
    static Rate from(Instant at, Duration window) {
        return new Rate(start(at, window), false, new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), Baseline.EMPTY);
    }

    /// With one more signal, if it is fresh: published no longer than the window before it was fetched. What a source
    /// brings late after an outage, or because it is read rarely, counts neither now nor for what is usual.
    Rate with(Signal signal, Instant at, Duration window) {
        ReportSummary report = signal.getReport();
        Instant published = report.getPublishedAt();
        String source = report.getOrigin().getSourceId();
        SortedMap<String, Integer> more = undated;
        if (published == null) {
            more = new TreeMap<>(undated);
            if (more.merge(source, 1, Integer::sum) > MAX_UNDATED) {
                return this;
            }
        } else if (published.plus(window).isBefore(report.getFetchedAt())) {
            return this;
        }
        var counted = new TreeMap<>(bins);
        counted.merge(bin(at, window), 1, Integer::sum);
        counted.headMap(counted.lastKey() - 2 * PARTS, true).clear();
        var weights = new TreeMap<>(sources);
        weights.merge(source, 1.0, Double::sum);
        return new Rate(openedAt, whole, counted, more, weights, baseline);
    }

    /// With the stretches that are over closed, and learned from if their sources were healthy.
    ///
    /// @param most a number above which a stretch is out of the ordinary, so that it is learned as that number
    Rate advance(Instant now, Duration window, double most, SourceHealth.Lookup health) {
        Rate rate = this;
        while (!rate.closesAt(window).isAfter(now)) {
            rate = rate.close(window, most, rate.isHealthy(now, health));
        }
        return rate;
    }

    /// When the stretch that is being counted is over.
    Instant closesAt(Duration window) {
        return openedAt.plus(window);
    }

    /// The number in the window that ends with a twelfth.
    int until(long bin) {
        return bins.subMap(bin - PARTS + 1, bin + 1).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /// The largest number in any window that holds this moment, none later than what has been counted.
    int most(Instant at, Duration window) {
        long first = bin(at, window);
        int most = 0;
        for (long end = first; !bins.isEmpty() && end < first + PARTS && end <= bins.lastKey(); end++) {
            most = Math.max(most, until(end));
        }
        return most;
    }

    /// When fewer than so many are left in the window, if nothing comes.
    Instant fallsBelow(double threshold, Duration window) {
        if (bins.isEmpty()) {
            return openedAt;
        }
        long end = bins.lastKey();
        while (until(end) >= threshold) {
            end++;
        }
        return Instant.ofEpochMilli(end * part(window));
    }

    /// The hour of the day (UTC) to which a moment's stretch belongs.
    static int hour(Instant at, Duration window) {
        return (int) Math.floorMod(start(at, window).getEpochSecond() / 3600, 24L);
    }

    static long bin(Instant at, Duration window) {
        return Math.floorDiv(at.toEpochMilli(), part(window));
    }

    private static long part(Duration window) {
        return window.toMillis() / PARTS;
    }

    private static Instant start(Instant at, Duration window) {
        return Instant.ofEpochMilli(at.toEpochMilli() - Math.floorMod(at.toEpochMilli(), window.toMillis()));
    }

    private Rate close(Duration window, double most, boolean healthy) {
        Instant next = closesAt(window);
        int number = until(bin(next, window) - 1);
        Baseline learned =
                whole && healthy ? baseline.learn(Math.min(number, most), hour(openedAt, window), window) : baseline;
        return new Rate(next, true, bins, new TreeMap<>(), aged(window), learned);
    }

    private boolean isHealthy(Instant now, SourceHealth.Lookup health) {
        double all = 0;
        double down = 0;
        for (Map.Entry<String, Double> source : sources.entrySet()) {
            all += source.getValue();
            boolean isDown =
                    health.of(source.getKey(), now).map(SourceHealth::down).orElse(false);
            down += isDown ? source.getValue() : 0;
        }
        return down <= MAX_DOWN * all;
    }

    private NavigableMap<String, Double> aged(Duration window) {
        double kept = Math.exp(-window.toSeconds() / (MEMORY_DAYS * 86_400));
        List<Map.Entry<String, Double>> strongest = new ArrayList<>(sources.entrySet());
        strongest.sort(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        var aged = new TreeMap<String, Double>();
        strongest.stream()
                .limit(MAX_SOURCES)
                .filter(source -> source.getValue() * kept > NEGLIGIBLE)
                .forEach(source -> aged.put(source.getKey(), source.getValue() * kept));
        return aged;
    }
}
