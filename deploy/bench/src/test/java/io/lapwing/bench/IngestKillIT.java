package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The short form of `deploy/bench/run IngestKill`: real broker, registry and ingest processes.
class IngestKillIT {
    @Test
    void instances_killedInTurnWhileFeedsPublish_loseAndRepeatNothing() throws Exception {
        // when
        KillRun.Outcome outcome =
                KillRun.run(4, Long.getLong("lapwing.kill.seed", System.nanoTime()), System.out::println);

        // then
        System.out.println(outcome);
        assertThat(outcome.kills()).isEqualTo(4);
        assertThat(outcome.secondsShare()).isBetween(outcome.sources() / 4, 3 * outcome.sources() / 4);
        assertThat(outcome.tally().published()).isGreaterThan(outcome.sources());
        assertThat(outcome.tally().lost()).as("entries lost").isZero();
        assertThat(outcome.tally().repeated()).as("entries repeated").isZero();
    }
}
