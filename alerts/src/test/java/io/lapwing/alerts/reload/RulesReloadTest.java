package io.lapwing.alerts.reload;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.Rejection;
import io.lapwing.alerts.rule.Rule;
import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.alerts.rule.RulesInForce;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesReloadTest {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Instant START = Instant.parse("2026-02-24T10:00:00Z");
    private static final String FIRST = "rules: [{id: first, type: match}]\n";
    private static final String SECOND = "rules: [{id: second, type: match}]\n";
    private static final String BROKEN =
            "rules:\n  - {id: x, type: match, when: signal.scor > 1}\n  - {id: y, type: m}\n";

    @TempDir
    private Path folder;

    private final RulesInForce rules = new RulesInForce(RuleFile.parse("rules.yaml", FIRST));
    private final List<String> told = new ArrayList<>();
    private Path file = Path.of("");
    private Instant now = START;
    private @Nullable RuntimeException trouble;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("rules.yaml"), FIRST);
    }

    @Test
    void turn_nothingChanged_doesNothingAndLooksAgainAfterTheInterval() {
        // when
        Duration pause = reload().turn();

        // then
        assertThat(pause).isEqualTo(EVERY);
        assertThat(told).isEmpty();
    }

    @Test
    void turn_goodFile_takesForceOnceItHasSettled() throws IOException {
        // given
        var reload = reload();
        Files.writeString(file, SECOND);

        // when, then
        assertThat(reload.turn()).isEqualTo(Duration.ofSeconds(1));
        assertThat(ids()).containsExactly("first");
        now = START.plusSeconds(1);
        assertThat(reload.turn()).isEqualTo(EVERY);
        assertThat(ids()).containsExactly("second");
        now = START.plusSeconds(11);
        reload.turn();
        assertThat(told).containsExactly("in force at 2026-02-24T10:00:01Z");
    }

    @Test
    void turn_brokenFile_keepsTheLastGoodOneAndTellsEveryProblemOnce() throws IOException {
        // given
        var reload = reload();
        change(reload, SECOND);
        now = START.plusSeconds(20);

        // when
        change(reload, BROKEN);
        Rejection rejection = rules.rejection().orElseThrow();
        now = START.plusSeconds(30);
        reload.turn();

        // then
        assertThat(ids()).containsExactly("second");
        assertThat(rules.rejection()).containsSame(rejection);
        assertThat(rejection.at()).isEqualTo(START.plusSeconds(20));
        assertThat(rejection.problems())
                .extracting(problem -> problem.line() + ":" + problem.column() + " " + problem.key())
                .containsExactly("2:38 rules[0].when", "3:13 rules[1].type");
        assertThat(told).containsExactly("in force at 2026-02-24T10:00:00Z", "not in force", "not in force");
    }

    @Test
    void turn_goodFileAfterABrokenOne_takesForce() throws IOException {
        // given
        var reload = reload();
        change(reload, BROKEN);

        // when
        change(reload, SECOND);

        // then
        assertThat(rules.rejection()).isEmpty();
        assertThat(ids()).containsExactly("second");
    }

    @Test
    void turn_brokenFileTakenBack_hasNoFaultAnyMore() throws IOException {
        // given
        var reload = reload();
        change(reload, BROKEN);

        // when
        change(reload, FIRST);

        // then
        assertThat(rules.rejection()).isEmpty();
        assertThat(ids()).containsExactly("first");
        assertThat(told).containsExactly("not in force", "in force at 2026-02-24T10:00:00Z");
    }

    @Test
    void turn_fileGone_isAFault() throws IOException {
        // given
        var reload = reload();
        Files.delete(file);

        // when
        reload.turn();
        reload.turn();

        // then
        assertThat(rules.rejection().orElseThrow().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("there is no such file"));
        assertThat(ids()).containsExactly("first");
    }

    @Test
    void turn_whatTheFileLacksComesLater_takesForceWithoutAnotherChange() throws IOException {
        // given
        var reload = reload();
        trouble = new ConfigException(List.of(Problem.of("rules.yaml", "rules[0].topic", "there is no topic 'x'")));
        change(reload, SECOND);
        assertThat(rules.rejection()).isPresent();

        // when
        trouble = null;
        reload.turn();

        // then
        assertThat(rules.rejection()).isEmpty();
        assertThat(ids()).containsExactly("second");
    }

    @Test
    void turn_brokerAway_blamesNoFileAndTriesAgain() throws IOException {
        // given
        var reload = reload();
        trouble = new IllegalStateException("no broker");
        change(reload, SECOND);
        assertThat(rules.rejection()).isEmpty();
        assertThat(told).containsExactly("not in force");

        // when
        trouble = null;
        reload.turn();

        // then
        assertThat(ids()).containsExactly("second");
    }

    @Test
    void content_sameTextOnAnotherInstance_isTheSame() {
        assertThat(new Reading.Text(BROKEN).content())
                .isEqualTo(new Reading.Text(BROKEN).content())
                .isNotEqualTo(new Reading.Text(FIRST).content())
                .hasSize(12);
    }

    private RulesReload reload() {
        var metrics = new ReloadMetrics() {
            @Override
            public void reloaded(Instant at) {
                told.add("in force at " + at);
            }

            @Override
            public void notReloaded() {
                told.add("not in force");
            }
        };
        return new RulesReload(new RulesReload.Setup(file, EVERY, rules, this::prepare, metrics, () -> now), FIRST);
    }

    private Runnable prepare(RuleFile parsed, YamlDocument document) {
        if (trouble != null) {
            throw trouble;
        }
        return () -> rules.replace(parsed);
    }

    private void change(RulesReload reload, String text) throws IOException {
        Files.writeString(file, text);
        reload.turn();
        reload.turn();
    }

    private List<String> ids() {
        return rules.rules().all().stream().map(Rule::id).toList();
    }
}
