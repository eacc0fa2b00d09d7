package io.lapwing.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// Counts in how many fields two readings of feeds agree. A field that the expected reading leaves empty is not
/// counted,
/// nor one that the readers do not share (pictures, generators).
final class Agreement {
    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();

    /// A field that differs.
    record Difference(String file, String field, String expected, String actual) {
        String place() {
            return file + " " + field;
        }
    }

    void compare(String file, String title, List<ExpectedEntry> expected, FeedResult result) {
        List<FeedEntry> actual = switch (result) {
            case Feed feed -> feed.entries();
            case NotAFeed(String reason) -> {
                note(file, "readable", "a feed", reason);
                yield List.of();
            }
        };
        if (result instanceof Feed feed && !title.isEmpty()) {
            note(file, "feed title", title, ExpectedEntry.plain(feed.title()));
        }
        note(file, "entries", String.valueOf(expected.size()), String.valueOf(actual.size()));
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            Map<String, String> found = ExpectedEntry.of(actual.get(i)).fields();
            expected.get(i).fields().forEach((field, text) -> {
                if (!text.isEmpty()) {
                    note(file, field, text, found.getOrDefault(field, ""));
                }
            });
        }
    }

    List<Difference> differences() {
        return differences;
    }

    double ratio() {
        int same = counts.values().stream().mapToInt(count -> count[0]).sum();
        int all = counts.values().stream().mapToInt(count -> count[1]).sum();
        return (double) same / all;
    }

    String summary() {
        var line = new StringBuilder();
        counts.forEach((field, count) -> line.append(field)
                .append(' ')
                .append(count[0])
                .append(" of ")
                .append(count[1])
                .append(", "));
        return line.append(String.format(Locale.ROOT, "agreement %.1f %%", 100 * ratio()))
                .toString();
    }

    private void note(String file, String field, String expected, String actual) {
        int[] count = counts.computeIfAbsent(field, _ -> new int[2]);
        count[1]++;
        if (expected.equals(actual)) {
            count[0]++;
        } else {
            differences.add(new Difference(file, field, expected, actual));
        }
    }
}
