package io.lapwing.alerts.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// When what counted came, in the last two windows: enough to tell for a late signal whether it completes a window that
/// lies in the past. Bounded: of one value at most a few in each window are kept, and of all the latest that fit.
///
/// @param list by time
record Hits(List<Hit> list) {
    static final Hits NONE = new Hits(List.of());

    private static final Comparator<Hit> ORDER = Comparator.comparing(Hit::at).thenComparingLong(Hit::value);

    /// One signal that counted.
    ///
    /// @param at its record time
    /// @param value what it counts for; those with the same value count once
    record Hit(Instant at, long value) {}

    Hits {
        list = List.copyOf(list);
    }

    /// These and one more, without what no window can need.
    ///
    /// @param capacity the most to keep
    Hits with(Hit hit, Duration window, int capacity) {
        var all = new ArrayList<>(list);
        if (!all.contains(hit)) {
            all.add(hit);
        }
        all.sort(ORDER);
        Instant oldest = all.getLast().at().minus(window.multipliedBy(2));
        all.removeIf(each -> !each.at().isAfter(oldest));
        removeMiddles(all, hit.value(), window);
        return new Hits(all.size() > capacity ? all.subList(all.size() - capacity, all.size()) : all);
    }

    /// The most different values in any window that holds this moment.
    int most(Instant at, Duration window) {
        int most = 0;
        for (Hit end : list) {
            boolean windowHoldsIt =
                    !end.at().isBefore(at) && end.at().minus(window).isBefore(at);
            if (windowHoldsIt) {
                most = Math.max(most, countUntil(end.at(), window));
            }
        }
        return most;
    }

    /// The different values in the window that ends now.
    int latestCount(Duration window) {
        return list.isEmpty() ? 0 : countUntil(list.getLast().at(), window);
    }

    /// When fewer than so many different values are left in the window, if nothing comes; empty if there are fewer now.
    Optional<Instant> fallsBelow(int threshold, Duration window) {
        Set<Long> seen = new HashSet<>();
        for (Hit hit : list.reversed()) {
            if (seen.add(hit.value()) && seen.size() == threshold) {
                return Optional.of(hit.at().plus(window));
            }
        }
        return Optional.empty();
    }

    /// When the last of these is needed no more.
    Instant forgottenAt(Duration window) {
        return list.isEmpty() ? Instant.MIN : list.getLast().at().plus(window.multipliedBy(2));
    }

    private int countUntil(Instant end, Duration window) {
        Instant start = end.minus(window);
        Set<Long> values = new HashSet<>();
        for (Hit hit : list) {
            if (hit.at().isAfter(start) && !hit.at().isAfter(end)) {
                values.add(hit.value());
            }
        }
        return values.size();
    }

    /// A hit between two of its value that lie less than a window apart is in no window that holds neither of them, so
    /// that it can be the first to complete none.
    private static void removeMiddles(List<Hit> all, long value, Duration window) {
        List<Hit> same = all.stream().filter(hit -> hit.value() == value).toList();
        Set<Hit> middles = new HashSet<>();
        Hit before = same.getFirst();
        for (int i = 1; i < same.size() - 1; i++) {
            Hit after = same.get(i + 1);
            if (before.at().plus(window).isAfter(after.at())) {
                middles.add(same.get(i));
            } else {
                before = same.get(i);
            }
        }
        all.removeIf(middles::contains);
    }
}
