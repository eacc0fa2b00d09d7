package io.lapwing.enrich.story;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// When each open story is to be looked at for its end, in order of time, so that nothing has to look at all of them.
/// A story that has gone on since it was entered is entered again when its turn comes, and not at each report.
final class Agenda {
    private static final int BATCH = 256;
    private static final int TIME_DIGITS = 14;
    private static final long LATEST = 99_999_999_999_999L;

    private final Table<String> entries;

    Agenda(Table<String> entries) {
        this.entries = entries;
    }

    /// Enters a story by the time of its latest report.
    void enter(String theme, String id, Instant lastSeen) {
        entries.put(from(theme) + time(lastSeen) + "/" + id, id);
    }

    /// The next stories of a theme whose entry is before a time; none if there are none.
    List<Entry> due(String theme, Instant before) {
        return entries.keys(from(theme), from(theme) + time(before), BATCH).stream()
                .map(key -> new Entry(key, key.substring(key.lastIndexOf('/') + 1)))
                .toList();
    }

    /// Whether a story was last seen after it was entered.
    boolean isBefore(Entry entry, Instant lastSeen) {
        int to = entry.key().lastIndexOf('/');
        return entry.key().substring(to - TIME_DIGITS, to).compareTo(time(lastSeen)) < 0;
    }

    void remove(Entry entry) {
        entries.delete(entry.key());
    }

    /// @param key where it stands
    /// @param story id of the story
    record Entry(String key, String story) {}

    private static String from(String theme) {
        return theme + "/";
    }

    private static String time(Instant time) {
        return String.format(Locale.ROOT, "%0" + TIME_DIGITS + "d", Math.clamp(time.toEpochMilli(), 0, LATEST));
    }
}
