package io.lapwing.alerts.rule;

import io.lapwing.alerts.route.InhibitRule;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.alerts.route.NamedTimes;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.ReceiverSpec.Address;
import io.lapwing.alerts.route.Route;
import io.lapwing.alerts.route.Route.Times;
import io.lapwing.alerts.route.Route.Waits;
import io.lapwing.alerts.route.TimeInterval;
import io.lapwing.alerts.route.TimeInterval.Range;
import io.lapwing.alerts.route.TimeRanges;
import io.lapwing.alerts.rule.RulesYaml.AddressYaml;
import io.lapwing.alerts.rule.RulesYaml.InhibitRuleYaml;
import io.lapwing.alerts.rule.RulesYaml.NamedTimesYaml;
import io.lapwing.alerts.rule.RulesYaml.ReceiverYaml;
import io.lapwing.alerts.rule.RulesYaml.RouteYaml;
import io.lapwing.alerts.rule.RulesYaml.TimeIntervalYaml;
import io.lapwing.runtime.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Makes routes, receivers and what holds alerts of a file that passed all checks, with the defaults put in.
final class RouteReader {
    private static final Waits WAITS = new Waits(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4));
    private static final List<String> GROUP_BY = List.of("theme");

    private final RulesYaml yaml;
    private final Map<String, NamedTimes> times = new HashMap<>();

    RouteReader(RulesYaml yaml) {
        this.yaml = yaml;
        orNone(yaml.timeIntervals()).forEach(each -> times.put(each.name(), times(each)));
    }

    List<ReceiverSpec> receivers() {
        return orNone(yaml.receivers()).stream().map(RouteReader::receiver).toList();
    }

    List<InhibitRule> inhibitRules() {
        var rules = new ArrayList<InhibitRule>();
        for (InhibitRuleYaml rule : orNone(yaml.inhibitRules())) {
            rules.add(new InhibitRule(
                    "inhibit_rules[" + rules.size() + "]",
                    matchers(rule.sourceMatchers()),
                    matchers(rule.targetMatchers()),
                    orNone(rule.equal())));
        }
        return rules;
    }

    Route route() {
        String first = orNone(yaml.receivers()).stream()
                .map(ReceiverYaml::name)
                .findFirst()
                .orElse(RuleFile.DEFAULT_RECEIVER);
        var top = new Route("0", first, GROUP_BY, WAITS, List.of(), false, Times.ALWAYS, List.of());
        return route("0", Objects.requireNonNullElse(yaml.route(), RouteYaml.NONE), top);
    }

    private Route route(String id, RouteYaml node, Route parent) {
        var waits = new Waits(
                duration(node.groupWait(), parent.waits().groupWait()),
                duration(node.groupInterval(), parent.waits().groupInterval()),
                duration(node.repeatInterval(), parent.waits().repeatInterval()));
        var own = new Route(
                id,
                Objects.requireNonNullElse(node.receiver(), parent.receiver()),
                Objects.requireNonNullElse(node.groupBy(), parent.groupBy()),
                waits,
                matchers(orNone(node.matchers())),
                Boolean.TRUE.equals(node.goOn()),
                new Times(named(node.muteTimeIntervals()), named(node.activeTimeIntervals())),
                List.of());
        var routes = new ArrayList<Route>();
        var alike = new HashMap<String, Integer>();
        for (RouteYaml child : orNone(node.routes())) {
            String name = id + "/" + String.join(",", orNone(child.matchers()));
            int number = alike.merge(name, 1, Integer::sum);
            routes.add(route(number == 1 ? name : name + "#" + number, child, own));
        }
        return own.with(routes);
    }

    private List<NamedTimes> named(@Nullable List<String> names) {
        return orNone(names).stream()
                .map(name -> Objects.requireNonNull(times.get(name), name))
                .toList();
    }

    private static NamedTimes times(NamedTimesYaml yaml) {
        return new NamedTimes(
                yaml.name(),
                yaml.timeIntervals().stream().map(RouteReader::interval).toList());
    }

    private static TimeInterval interval(TimeIntervalYaml yaml) {
        return new TimeInterval(
                orNone(yaml.times()).stream()
                        .map(times -> TimeRanges.times(times.startTime(), times.endTime()))
                        .toList(),
                ranges(yaml.weekdays(), TimeRanges::weekdays),
                ranges(yaml.daysOfMonth(), TimeRanges::daysOfMonth),
                ranges(yaml.months(), TimeRanges::months),
                ranges(yaml.years(), TimeRanges::years),
                yaml.location() == null ? ZoneOffset.UTC : TimeRanges.zone(yaml.location()));
    }

    private static List<Range> ranges(@Nullable List<String> texts, Function<String, Range> reader) {
        return orNone(texts).stream().map(reader).toList();
    }

    private static List<LabelMatcher> matchers(List<String> texts) {
        return texts.stream().map(LabelMatcher::parse).toList();
    }

    private static ReceiverSpec receiver(ReceiverYaml yaml) {
        if (yaml.slack() != null) {
            return new ReceiverSpec.Slack(yaml.name(), address(yaml.slack()), resolved(yaml.slack(), false));
        }
        if (yaml.webhook() != null) {
            return new ReceiverSpec.Webhook(
                    yaml.name(),
                    address(yaml.webhook()),
                    signingSecret(yaml.webhook()),
                    resolved(yaml.webhook(), true));
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

    private static Optional<Address> signingSecret(AddressYaml yaml) {
        if (yaml.signingSecretEnv() != null) {
            return Optional.of(new Address.Environment(yaml.signingSecretEnv()));
        }
        return Optional.ofNullable(yaml.signingSecretPath()).map(path -> new Address.InFile(Path.of(path)));
    }

    private static Duration duration(@Nullable String text, Duration otherwise) {
        return text == null ? otherwise : Duration.parse(text);
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
