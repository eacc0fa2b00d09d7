package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Cursor;
import io.lapwing.record.SeenEntry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.AbstractList;
import java.util.HexFormat;
import java.util.List;
import java.util.RandomAccess;
import java.util.regex.Pattern;

/// The entries that a source has shown, in a fifth of the memory that they take as objects: hashes as the bytes that
/// they are. With 10,000 sources that remember 200 entries each it is the largest part of the heap. Entries are made
/// anew each time they are asked for. Never changes.
final class PackedSeen extends AbstractList<SeenEntry> implements RandomAccess {
    /// Two hashes at most, as in revision and place.
    private static final Pattern HASHES = Pattern.compile("(?:[0-9a-f]{2}){1,60}(?:~(?:[0-9a-f]{2}){1,60})?");
    private static final char MARK = '~';
    /// Stands where the length of a hash would, before text of another form.
    private static final int TEXT = 0xff;

    private static final HexFormat HEX = HexFormat.of();

    private final byte[] packed;
    private final char[] ends;

    private PackedSeen(byte[] packed, char[] ends) {
        this.packed = packed;
        this.ends = ends;
    }

    /// The cursor itself, with its entries packed; left as they are if they take too much for that.
    static Cursor in(Cursor cursor) {
        cursor.setSeen(of(cursor.getSeen()));
        return cursor;
    }

    /// The same entries, packed.
    static List<SeenEntry> of(List<SeenEntry> seen) {
        if (seen instanceof PackedSeen) {
            return seen;
        }
        var bytes = new ByteArrayOutputStream();
        var ends = new char[seen.size()];
        for (int i = 0; i < ends.length; i++) {
            SeenEntry entry = seen.get(i);
            put(bytes, entry.getId());
            put(bytes, entry.getRevision());
            if (bytes.size() > Character.MAX_VALUE) {
                return seen;
            }
            ends[i] = (char) bytes.size();
        }
        return new PackedSeen(bytes.toByteArray(), ends);
    }

    @Override
    public SeenEntry get(int index) {
        int begin = index == 0 ? 0 : ends[index - 1];
        ByteBuffer entry = ByteBuffer.wrap(packed, begin, ends[index] - begin);
        return new SeenEntry(take(entry), take(entry));
    }

    @Override
    public int size() {
        return ends.length;
    }

    private static void put(ByteArrayOutputStream bytes, String text) {
        if (!HASHES.matcher(text).matches()) {
            byte[] plain = text.getBytes(UTF_8);
            bytes.write(TEXT);
            bytes.writeBytes(
                    ByteBuffer.allocate(Integer.BYTES).putInt(plain.length).array());
            bytes.writeBytes(plain);
            return;
        }
        int mark = text.indexOf(MARK);
        hash(bytes, mark < 0 ? text : text.substring(0, mark));
        hash(bytes, mark < 0 ? "" : text.substring(mark + 1));
    }

    private static void hash(ByteArrayOutputStream bytes, String hex) {
        bytes.write(hex.length() / 2);
        bytes.writeBytes(HEX.parseHex(hex));
    }

    private static String take(ByteBuffer bytes) {
        int length = Byte.toUnsignedInt(bytes.get());
        if (length == TEXT) {
            return new String(raw(bytes, bytes.getInt()), UTF_8);
        }
        String first = HEX.formatHex(raw(bytes, length));
        int second = bytes.get();
        return second == 0 ? first : first + MARK + HEX.formatHex(raw(bytes, second));
    }

    private static byte[] raw(ByteBuffer bytes, int length) {
        var raw = new byte[length];
        bytes.get(raw);
        return raw;
    }
}
