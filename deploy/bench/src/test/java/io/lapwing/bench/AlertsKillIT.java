package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/// The short form of the measurement; the full one is run by hand.
class AlertsKillIT {
    @Test
    void alerts_serviceIsKilledWhileTheyGoOut_noneIsMissedAndAtMostOneAKillIsRepeated() {
        assertThat(new CommandLine(new AlertsKill()).execute("--kills", "2", "--alerts", "90"))
                .isZero();
    }
}
