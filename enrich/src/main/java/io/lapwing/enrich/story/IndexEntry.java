package io.lapwing.enrich.story;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/// Which open stories say something.
///
/// @param stories how many
/// @param latest ids of the latest of them, latest first
record IndexEntry(int stories, List<String> latest) {
    /// Most stories that are named.
    static final int MAX = 32;

    static final IndexEntry NONE = new IndexEntry(0, List.of());

    private static final int ID = StoryBook.ID_DIGITS / 2;

    /// The entry with one story more.
    IndexEntry with(String id) {
        var longer = new ArrayList<String>(Math.min(MAX, latest.size() + 1));
        longer.add(id);
        longer.addAll(latest.subList(0, Math.min(MAX - 1, latest.size())));
        return new IndexEntry(stories + 1, longer);
    }

    /// The entry without a story that it counts.
    IndexEntry without(String id) {
        return new IndexEntry(
                stories - 1, latest.stream().filter(other -> !other.equals(id)).toList());
    }

    /// Four bytes for the number, ten for each id.
    static Serde<IndexEntry> serde() {
        return Serdes.serdeFrom(
                (_, entry) -> entry == null ? null : bytes(entry), (_, bytes) -> bytes == null ? null : read(bytes));
    }

    private static byte[] bytes(IndexEntry entry) {
        ByteBuffer to = ByteBuffer.allocate(Integer.BYTES + ID * entry.latest.size());
        to.putInt(entry.stories);
        entry.latest.forEach(id -> to.put(HexFormat.of().parseHex(id)));
        return to.array();
    }

    private static IndexEntry read(byte[] bytes) {
        ByteBuffer from = ByteBuffer.wrap(bytes);
        int stories = from.getInt();
        var latest = new ArrayList<String>(from.remaining() / ID);
        while (from.hasRemaining()) {
            latest.add(HexFormat.of().formatHex(bytes, from.position(), from.position() + ID));
            from.position(from.position() + ID);
        }
        return new IndexEntry(stories, latest);
    }
}
