package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The short form of `deploy/lapwing chaos enrich-kill`: real broker, registry and two instances of enrich.
class ChaosIT {
    @Test
    void enrich_instancesAreKilledWhileReportsCome_losesAndRepeatsNothing() throws Exception {
        // when
        Toll toll = Chaos.Scenario.ENRICH_KILL.run(
                true, Long.getLong("lapwing.kill.seed", System.nanoTime()), System.out::println);

        // then
        System.out.println(toll);
        assertThat(toll.sent()).isEqualTo(30_000);
        assertThat(toll.lost()).as("reports without an outcome").isZero();
        assertThat(toll.repeated()).as("outcomes and signals told twice").isZero();
        assertThat(toll.deadLetters()).isZero();
    }
}
