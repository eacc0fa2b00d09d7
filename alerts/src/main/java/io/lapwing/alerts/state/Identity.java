package io.lapwing.alerts.state;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Stable identities: the same parts give the same id on every instance and after every restart.
public final class Identity {
    private static final HexFormat HEX = HexFormat.of();

    private final HashStream128 stream = Hashing.murmur3_128().hashStream();

    private Identity() {}

    /// An identity of some parts; the place where one ends and the next begins counts.
    ///
    /// @return 32 hexadecimal digits
    public static String of(String... parts) {
        return new Identity().add(List.of(parts)).digest();
    }

    /// An identity of a name and its labels, whatever their order.
    ///
    /// @return 32 hexadecimal digits
    public static String of(String name, Map<String, String> labels) {
        var identity = new Identity().add(List.of(name));
        SortedMap<String, String> sorted = new TreeMap<>(labels);
        sorted.forEach((label, value) -> identity.add(List.of(label, value)));
        return identity.digest();
    }

    /// A number that stands for a text.
    public static long number(String text) {
        return Hashing.komihash5_0().hashCharsToLong(text);
    }

    private Identity add(List<String> parts) {
        parts.forEach(stream::putString);
        return this;
    }

    private String digest() {
        HashValue128 hash = stream.get();
        return HEX.toHexDigits(hash.getMostSignificantBits()) + HEX.toHexDigits(hash.getLeastSignificantBits());
    }
}
