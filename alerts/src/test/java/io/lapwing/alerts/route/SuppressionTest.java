package io.lapwing.alerts.route;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.Signals.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Severity;
import io.lapwing.record.Silence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuppressionTest {
    private static final InhibitRule CRITICAL_HOLDS_WARNING = new InhibitRule(
            "inhibit_rules[0]",
            List.of(LabelMatcher.parse("severity=critical")),
            List.of(LabelMatcher.parse("severity=~warning|info")),
            List.of("theme", "entity"));

    private final Inhibitor inhibitor = new Inhibitor(List.of(CRITICAL_HOLDS_WARNING));

    @Test
    void silence_inItsTime_holdsWhatAllMatchersMeet() {
        // given
        Silences silences = silences(silence("s", START, START.plusSeconds(60), "theme=space", "severity!=critical"));

        // when, then
        assertThat(silences.holding(labels(alert("a")), START))
                .contains(new Held(Held.By.SILENCE, "s", START.plusSeconds(60)));
        assertThat(silences.holding(labels(alert("a").setSeverity(Severity.CRITICAL)), START))
                .isEmpty();
        assertThat(silences.holding(labels(alert("a")), START.minusMillis(1))).isEmpty();
        assertThat(silences.holding(labels(alert("a")), START.plusSeconds(60))).isEmpty();
    }

    @Test
    void silence_several_theLastToEndCounts() {
        // given
        Silences silences = silences(
                silence("late", START, START.plusSeconds(600), "theme=space"),
                silence("early", START, START.plusSeconds(60), "theme=space"));

        // when, then
        assertThat(silences.holding(labels(alert("a")), START).orElseThrow().name())
                .isEqualTo("late");
    }

    @Test
    void silence_byFingerprint_holdsThatAlertAlone() {
        // given
        Silences silences = silences(silence("s", START, START.plusSeconds(60), "fingerprint=fp-a"));

        // when, then
        assertThat(silences.holding(labels(alert("a")), START)).isPresent();
        assertThat(silences.holding(labels(alert("b")), START)).isEmpty();
    }

    @Test
    void inhibitor_sourceFires_holdsTargetsThatAgree() {
        // when
        boolean changed = inhibitor.observe(source("a").build());

        // then
        assertThat(changed).isTrue();
        assertThat(inhibitor.holding(labels(alert("b"))))
                .contains(new Held(Held.By.INHIBITION, "inhibit_rules[0] by fp-a", null));
        assertThat(inhibitor.holding(labels(alert("b").setTheme("drones")))).isEmpty();
        assertThat(inhibitor.holding(labels(alert("b").setLabels(Map.of("entity", "x")))))
                .isEmpty();
        assertThat(inhibitor.holding(labels(source("c")))).isEmpty();
    }

    @Test
    void inhibitor_sourceIsResolved_holdsNobodyAnyMore() {
        // given
        inhibitor.observe(source("a").build());

        // when
        boolean again = inhibitor.observe(source("a").build());
        boolean changed =
                inhibitor.observe(source("a").setStatus(AlertStatus.RESOLVED).build());

        // then
        assertThat(again).isFalse();
        assertThat(changed).isTrue();
        assertThat(inhibitor.holding(labels(alert("b")))).isEmpty();
    }

    @Test
    void inhibitor_alertOnBothSides_isNotHeldByItsLikes() {
        // given
        var either = new InhibitRule(
                "inhibit_rules[0]",
                List.of(LabelMatcher.parse("theme=space")),
                List.of(LabelMatcher.parse("theme=space")),
                List.of("theme"));
        var both = new Inhibitor(List.of(either));

        // when
        both.observe(alert("a").build());

        // then
        assertThat(both.holding(labels(alert("a")))).isEmpty();
        assertThat(both.holding(labels(alert("b")))).isEmpty();
    }

    @Test
    void router_muteAndActiveTimes_holdTheirRouteOnly() {
        // given
        var router = new Router(RuleFile.parse("rules.yaml", """
            rules: []
            time_intervals:
              - name: morning
                time_intervals: [{times: [{start_time: "09:00", end_time: "11:00"}]}]
              - name: night
                time_intervals: [{times: [{start_time: "22:00", end_time: "24:00"}], location: Asia/Shanghai}]
            route:
              routes:
                - matchers: [severity=info]
                  mute_time_intervals: [morning]
                  routes:
                    - matchers: [theme=drones]
                - matchers: [severity=warning]
                  active_time_intervals: [night]
            """).route());

        // when, then
        assertThat(held(router, Severity.INFO, "space", START))
                .contains(new Held(Held.By.TIME, "morning", START.plusSeconds(60)));
        assertThat(held(router, Severity.INFO, "drones", START)).isEmpty();
        assertThat(held(router, Severity.INFO, "space", START.plusSeconds(3600)))
                .isEmpty();
        assertThat(held(router, Severity.WARNING, "space", START))
                .contains(new Held(Held.By.TIME, "outside night", START.plusSeconds(60)));
        assertThat(held(router, Severity.WARNING, "space", Instant.parse("2026-02-24T14:30:00Z")))
                .isEmpty();
        assertThat(held(router, Severity.CRITICAL, "space", START)).isEmpty();
    }

    private static Optional<Held> held(Router router, Severity severity, String theme, Instant now) {
        Alert alert = alert("a").setSeverity(severity).setTheme(theme).build();
        return router.held(router.route(alert).getFirst(), now);
    }

    private static Alert.Builder source(String id) {
        return alert(id).setSeverity(Severity.CRITICAL);
    }

    private static Map<String, String> labels(Alert.Builder alert) {
        return Router.labels(alert.build());
    }

    private static Silences silences(Silence... records) {
        return Silences.of(Stream.of(records).map(CompiledSilence::of).toList());
    }

    private static Silence silence(String id, Instant from, Instant to, String... matchers) {
        return Silence.newBuilder()
                .setId(id)
                .setMatchers(Stream.of(matchers)
                        .map(matcher -> LabelMatcher.parse(matcher).toRecord())
                        .toList())
                .setStartsAt(from)
                .setEndsAt(to)
                .setCreatedBy("desk")
                .setComment("test")
                .build();
    }
}
