package io.lapwing.ingest.poll;

import io.lapwing.ingest.publish.Draft;
import io.lapwing.record.SeenEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a source has shown and we have published. Holds twice what it shows at once, and 200 entries at least, so that
/// an entry that drops out of the feed and comes back is still known.
///
/// Some feeds change the identifiers of entries from one reading to the next, or stop to give any. An entry with the
/// title, body, address and date of one that was published is that one, whatever identifier it has now.
final class SeenEntries {
    private static final int LEAST = 200;
    /// Stands between revision and place in a cursor.
    private static final char MARK = '~';

    /// Revision by id, latest last.
    private final Map<String, String> revisions = new LinkedHashMap<>();
    /// Hash of address and date by id, where known.
    private final Map<String, String> places = new HashMap<>();
    /// Id by revision and place.
    private final Map<String, String> ids = new HashMap<>();

    SeenEntries(List<SeenEntry> seen) {
        for (SeenEntry entry : seen) {
            int mark = entry.getRevision().indexOf(MARK);
            if (mark < 0) {
                revisions.put(entry.getId(), entry.getRevision());
            } else {
                revisions.put(entry.getId(), entry.getRevision().substring(0, mark));
                places.put(entry.getId(), entry.getRevision().substring(mark + 1));
                ids.put(entry.getRevision(), entry.getId());
            }
        }
    }

    /// The same drafts, each under the id by which its entry is known, if it is.
    List<Draft> recognised(List<Draft> shown) {
        return shown.stream().map(this::recognised).toList();
    }

    private Draft recognised(Draft shown) {
        String place = shown.place();
        String known = ids.get(shown.identity().revision() + MARK + place);
        Draft draft = known == null ? shown : shown.under(known);
        places.put(draft.identity().id(), place);
        return draft;
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
                .map(entry -> new SeenEntry(entry.getKey(), entry.getValue() + place(entry.getKey())))
                .toList();
    }

    private String place(String id) {
        String place = places.get(id);
        return place == null ? "" : MARK + place;
    }
}
