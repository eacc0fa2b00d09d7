package io.lapwing.ingest.poll;

import io.lapwing.record.SeenEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source has shown and we have published. Holds twice what it shows at once, and 200 entries at least, so that
/// an entry that drops out of the feed and comes back is still known.
final class SeenEntries {
    private static final int LEAST = 200;

    /// Revision by id, latest last.
    private final Map<String, String> revisions = new LinkedHashMap<>();

    SeenEntries(List<SeenEntry> seen) {
        seen.forEach(entry -> revisions.put(entry.getId(), entry.getRevision()));
    }

    /// The revision that was published of an entry; null if none was.
    @Nullable
    String revision(String id) {
        return revisions.get(id);
    }

    /// Notes that an entry is shown now in this revision.
    void show(String id, String revision) {
        revisions.remove(id);
        revisions.put(id, revision);
    }

    /// The latest entries for the cursor.
    ///
    /// @param shown how many the source shows at once
    List<SeenEntry> latest(int shown) {
        int excess = Math.max(0, revisions.size() - Math.max(LEAST, 2 * shown));
        return revisions.entrySet().stream()
                .skip(excess)
                .map(entry -> new SeenEntry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
