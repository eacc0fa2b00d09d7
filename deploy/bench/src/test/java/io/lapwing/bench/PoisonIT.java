package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The short form of `deploy/bench/run Poison`: real broker, registry and enrich process.
class PoisonIT {
    private static final int REPORTS = Integer.getInteger("lapwing.poison.reports", 4_000);
    private static final int ONE_IN = 100;

    @Test
    void poisonedReports_throughEnrich_becomeDeadLettersThatComeBackAfterAFix() throws Exception {
        // when
        PoisonRun.Outcome outcome = PoisonRun.run(
                REPORTS, ONE_IN, Long.getLong("lapwing.poison.seed", System.nanoTime()), System.out::println);

        // then
        assertThat(outcome.poisoned()).hasSize(PoisonedReports.Poison.values().length);
        assertThat(outcome.poisoned().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(REPORTS / ONE_IN);
        assertThat(outcome.aborted()).isPositive();
        assertThat(PoisonFigures.of(REPORTS, outcome)).isNotEmpty().allMatch(Figure::isMet);
        assertThat(outcome.closed().isSettled()).isTrue();
    }
}
