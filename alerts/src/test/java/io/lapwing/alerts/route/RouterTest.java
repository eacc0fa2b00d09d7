package io.lapwing.alerts.route;

import static io.lapwing.alerts.AlertRecords.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.record.Severity;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RouterTest {
    private static final Router ROUTER =
            new Router(RuleFile.parse("rules.yaml", """
                rules: []
                route:
                  receiver: desk
                  group_by: [theme, rule]
                  group_wait: PT7S
                  routes:
                    - matchers: [theme=drones]
                      receiver: drones
                      continue: true
                      routes:
                        - matchers: [severity=info]
                          receiver: archive
                    - matchers: [severity=critical]
                      receiver: oncall
                      group_by: []
                      group_wait: PT0S
                receivers:
                  - {name: desk, console: {}}
                  - {name: drones, console: {}}
                  - {name: archive, console: {}}
                  - {name: oncall, console: {}}
                """).route());

    @Test
    void route_noChildMatches_takesTheRoot() {
        // when
        var keys = ROUTER.route(alert("a").build());

        // then
        assertThat(keys).containsExactly(key("0", "desk", Map.of("theme", "space", "rule", "counter-space")));
    }

    @Test
    void route_childMatches_takesIt() {
        // when
        var keys = ROUTER.route(alert("a").setSeverity(Severity.CRITICAL).build());

        // then
        assertThat(keys).containsExactly(key("0/severity=critical", "oncall", Map.of()));
        assertThat(ROUTER.waits(keys.getFirst()).groupWait()).isEqualTo(Duration.ZERO);
    }

    @Test
    void route_continueAndDepth_takesAllThatMatchDeepestFirst() {
        // when
        var critical = ROUTER.route(
                alert("a").setTheme("drones").setSeverity(Severity.CRITICAL).build());
        var info = ROUTER.route(
                alert("a").setTheme("drones").setSeverity(Severity.INFO).build());

        // then
        assertThat(critical).extracting(RouteKey::receiver).containsExactly("drones", "oncall");
        assertThat(info).extracting(RouteKey::receiver).containsExactly("archive");
    }

    @Test
    void waits_routeThatIsNoMore_areTheRoots() {
        assertThat(ROUTER.waits(key("0/severity=info", "gone", Map.of())).groupWait())
                .isEqualTo(Duration.ofSeconds(7));
    }

    private static RouteKey key(String route, String receiver, Map<String, String> labels) {
        return new RouteKey(route, receiver, new TreeMap<>(labels));
    }
}
