package io.lapwing.cli.deadletters;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/// Which dead letters of one service were dealt with, as sets of offsets.
final class Marks {
    private final Map<Integer, Map<Handling, Roaring64Bitmap>> partitions = new HashMap<>();

    void add(int partition, Mark mark) {
        partitions
                .computeIfAbsent(partition, _ -> new EnumMap<>(Handling.class))
                .computeIfAbsent(mark.handling(), _ -> new Roaring64Bitmap())
                .addLong(mark.offset());
    }

    /// What was done with a letter; empty if it is open.
    Optional<Handling> of(LetterId letter) {
        return partitions.getOrDefault(letter.partition(), Map.of()).entrySet().stream()
                .filter(handled -> handled.getValue().contains(letter.offset()))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
