package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.SeenEntry;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackedSeenTest {
    @Test
    void of_hashesAndTextOfEveryForm_isEqualToWhatWasPacked() {
        // given
        var seen = List.of(
                new SeenEntry("00ff10", "a0b1~c2d3e4"),
                new SeenEntry("00ff1", "A0B1"),
                new SeenEntry("", "~"),
                new SeenEntry("a0~", "~a0"),
                new SeenEntry("a0~b1~c2", "深度求索"),
                new SeenEntry("ab".repeat(60), "cd".repeat(61)),
                new SeenEntry("x".repeat(300), "ef"));

        // when
        List<SeenEntry> packed = PackedSeen.of(seen);

        // then
        assertThat(packed).isInstanceOf(PackedSeen.class).isEqualTo(seen);
        assertThat(PackedSeen.of(packed)).isSameAs(packed);
        assertThat(PackedSeen.of(List.of())).isEmpty();
    }

    @Test
    void of_moreThanFits_isLeftAsItIs() {
        var seen = IntStream.range(0, 1_000)
                .mapToObj(number -> new SeenEntry("entry " + "x".repeat(70), "r" + number))
                .toList();
        assertThat(PackedSeen.of(seen)).isSameAs(seen);
    }
}
