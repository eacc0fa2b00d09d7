package io.lapwing.alerts.rule;

import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.alerts.route.Route;
import io.lapwing.alerts.route.Route.Waits;
import io.lapwing.alerts.rule.RulesYaml.AddressYaml;
import io.lapwing.alerts.rule.RulesYaml.ReceiverYaml;
import io.lapwing.alerts.rule.RulesYaml.RouteYaml;
import io.lapwing.alerts.rule.RulesYaml.RuleYaml;
import io.lapwing.alerts.state.Identity;
import io.lapwing.record.Severity;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.config.YamlDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes rules, routes and receivers of a file that passed all checks, with the defaults put in.
final class RuleFileReader {
    private static final Waits WAITS = new Waits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
    private static final List<String> GROUP_BY = List.of("theme");

    private final YamlDocument document;
    private final Map<String, Condition> conditions;

    RuleFileReader(YamlDocument document, Map<String, Condition> conditions) {
        this.document = document;
        this.conditions = conditions;
    }

    RuleFile read(RulesYaml yaml) {
        var rules = new ArrayList<Rule>();
        for (RuleYaml rule : yaml.rules()) {
            rules.add(rule(rule, rules.size()));
        }
        List<ReceiverSpec> receivers = Objects.requireNonNullElse(yaml.receivers(), List.<ReceiverYaml>of()).stream()
                .map(RuleFileReader::receiver)
                .toList();
        String first = receivers.isEmpty()
                ? RuleFile.DEFAULT_RECEIVER
                : receivers.getFirst().name();
        var top = new Route("0", first, GROUP_BY, WAITS, List.of(), false, List.of());
        Route root = route("0", Objects.requireNonNullElse(yaml.route(), RouteYaml.NONE), top);
        return new RuleFile(new RuleSet(rules), root, receivers);
    }

    private Rule rule(RuleYaml yaml, int index) {
        String definition = document.root().path("rules").path(index).toString();
        return new Rule(
                yaml.id(),
                Identity.of(definition).substring(0, 12),
                Set.copyOf(Objects.requireNonNullElse(yaml.theme(), List.of())),
                condition(yaml.when()),
                Triggers.of(yaml),
                Objects.requireNonNullElse(yaml.groupBy(), Triggers.groupBy(yaml.type())),
                Objects.requireNonNullElse(yaml.severity(), Severity.WARNING),
                duration(yaml.holdFor(), Duration.ZERO),
                duration(yaml.keepFiringFor(), Triggers.keepFiringFor(yaml.type())),
                duration(yaml.cooldown(), Triggers.cooldown(yaml.type())),
                Optional.ofNullable(yaml.topic()),
                description(yaml.description()));
    }

    private Condition condition(@Nullable String when) {
        return when == null
                ? Condition.always()
                : Objects.requireNonNull(conditions.get(when), "a condition that was not compiled");
    }

    private static String description(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }

    private static Route route(String id, RouteYaml yaml, Route parent) {
        var waits = new Waits(
                duration(yaml.groupWait(), parent.waits().groupWait()),
                duration(yaml.groupInterval(), parent.waits().groupInterval()),
                duration(yaml.repeatInterval(), parent.waits().repeatInterval()));
        List<LabelMatcher> matchers = Objects.requireNonNullElse(yaml.matchers(), List.<String>of()).stream()
                .map(LabelMatcher::parse)
                .toList();
        var own = new Route(
                id,
                Objects.requireNonNullElse(yaml.receiver(), parent.receiver()),
                Objects.requireNonNullElse(yaml.groupBy(), parent.groupBy()),
                waits,
                matchers,
                Boolean.TRUE.equals(yaml.goOn()),
                List.of());
        var routes = new ArrayList<Route>();
        for (RouteYaml child : Objects.requireNonNullElse(yaml.routes(), List.<RouteYaml>of())) {
            routes.add(route(id + "." + routes.size(), child, own));
        }
        return own.with(routes);
    }

    private static ReceiverSpec receiver(ReceiverYaml yaml) {
        if (yaml.slack() != null) {
            return new ReceiverSpec.Slack(yaml.name(), address(yaml.slack()), resolved(yaml.slack(), false));
        }
        if (yaml.webhook() != null) {
            return new ReceiverSpec.Webhook(yaml.name(), address(yaml.webhook()), resolved(yaml.webhook(), true));
        }
        return new ReceiverSpec.Console(yaml.name(), yaml.console() != null && resolved(yaml.console(), false));
    }

    private static boolean resolved(AddressYaml yaml, boolean otherwise) {
        return Objects.requireNonNullElse(yaml.sendResolved(), otherwise);
    }

    private static Address address(AddressYaml yaml) {
        if (yaml.url() != null) {
            return new Address.Given(new Secret(yaml.url()));
        }
        if (yaml.urlEnv() != null) {
            return new Address.Environment(yaml.urlEnv());
        }
        return yaml.urlPath() != null ? new Address.InFile(Path.of(yaml.urlPath())) : new Address.Setting();
    }

    private static Duration duration(@Nullable String text, Duration otherwise) {
        return text == null ? otherwise : Duration.parse(text);
    }
}
