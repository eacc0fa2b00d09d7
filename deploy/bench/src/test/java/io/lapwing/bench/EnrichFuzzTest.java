package io.lapwing.bench;

import org.junit.jupiter.api.Test;

/// The profile `bench` raises the number of inputs to a million.
class EnrichFuzzTest {
    @Test
    void enrich_arbitraryInput_isSound() {
        // given
        int inputs = Integer.getInteger("lapwing.fuzz.inputs", 20_000);
        long seed = Long.getLong("lapwing.fuzz.seed", System.nanoTime());

        // when, then
        new EnrichFuzz().run(inputs, seed, System.out);
    }
}
