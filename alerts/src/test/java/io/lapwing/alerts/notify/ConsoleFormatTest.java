package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.evidence;
import static io.lapwing.alerts.AlertRecords.notification;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.Signals;
import io.lapwing.record.AlertStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleFormatTest {
    @Test
    void format_plain_isReadableLines() {
        assertThat(new ConsoleFormat(false)
                        .format(notification("desk", alert("a").build())))
                .isEqualTo("""
                    ● WARNING  space  counter-space
                      Weapons in or against orbit: a report scores 0.83 for space
                      “…that microwave satellites could disturb or disable others…”
                      • Microwave satellites could disable spacecraft — Sample Wire, 2026-02-24 09:55 UTC
                        https://news.example/one
                      • 微波卫星可以干扰其他卫星 — Sample Wire, 2026-02-24 09:55 UTC

                    """);
    }

    @Test
    void format_coloured_paintsTheSeverity() {
        assertThat(new ConsoleFormat(true)
                        .format(notification("desk", alert("a").build())))
                .startsWith("\u001b[1;33m● WARNING\u001b[0m  space");
    }

    @Test
    void format_resolved_saysSo() {
        // given
        var resolved = alert("a")
                .setStatus(AlertStatus.RESOLVED)
                .setEndedAt(Signals.START)
                .build();

        // when, then
        assertThat(new ConsoleFormat(false).format(notification("desk", resolved)))
                .startsWith("● RESOLVED  space");
    }

    @Test
    void format_escapeSequencesInFeedText_areTakenOut() {
        // given
        var hostile = alert("a")
                .setEvidence(List.of(evidence("r", "\u001b[2J\u001b]0;x\u0007Title\r\nnext\u202eline", null)))
                .build();

        // when
        String text = new ConsoleFormat(false).format(notification("desk", hostile));

        // then
        assertThat(text)
                .contains("• [2J]0;xTitle nextline — Sample Wire")
                .doesNotContain("\u001b")
                .doesNotContain("\r");
    }
}
