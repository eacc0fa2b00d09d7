package io.lapwing.alerts.route;

import io.lapwing.record.Alert;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Finds where an alert goes: from the root down, the first route that matches, deepest first, and later ones as long
/// as
/// `continue` says so.
public final class Router {
    private final Route root;
    private final Map<String, Route> byId = new HashMap<>();

    /// @param root root of the tree
    public Router(Route root) {
        this.root = root;
        index(root);
    }

    /// The groups that an alert joins.
    public List<RouteKey> route(Alert alert) {
        Map<String, String> labels = labels(alert);
        var taken = new ArrayList<Route>();
        collect(root, labels, taken);
        return taken.stream().map(route -> key(route, labels)).toList();
    }

    /// When the messages of a group go out. A group of a route that is no more goes by the root's waits.
    Route.Waits waits(RouteKey key) {
        Route route = byId.get(key.route());
        return route != null && route.receiver().equals(key.receiver()) ? route.waits() : root.waits();
    }

    /// Whether the route of a group tells nobody at a time, and by which of its intervals. Intervals go by whole
    /// minutes.
    public Optional<Held> held(RouteKey key, Instant now) {
        Route route = byId.get(key.route());
        if (route == null) {
            return Optional.empty();
        }
        Route.Times times = route.times();
        Optional<String> mute = times.mute().stream()
                .filter(each -> each.contain(now))
                .map(NamedTimes::name)
                .findFirst();
        boolean inactive = !times.active().isEmpty() && times.active().stream().noneMatch(each -> each.contain(now));
        Optional<String> outside = inactive
                ? Optional.of("outside "
                        + times.active().stream().map(NamedTimes::name).collect(Collectors.joining(", ")))
                : Optional.empty();
        Instant nextMinute = now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
        return mute.or(() -> outside).map(name -> new Held(Held.By.TIME, name, nextMinute));
    }

    /// An alert's labels, those that every alert has among them: `rule`, `theme`, `severity` and `fingerprint`.
    public static Map<String, String> labels(Alert alert) {
        var labels = new HashMap<>(alert.getLabels());
        labels.put("rule", alert.getRuleId());
        labels.put("theme", alert.getTheme());
        labels.put("fingerprint", alert.getFingerprint());
        labels.put("severity", alert.getSeverity().name().toLowerCase(Locale.ROOT));
        return labels;
    }

    private void index(Route route) {
        byId.put(route.id(), route);
        route.routes().forEach(this::index);
    }

    private static void collect(Route route, Map<String, String> labels, List<Route> taken) {
        int before = taken.size();
        for (Route child : route.routes()) {
            if (child.matchers().stream().allMatch(matcher -> matcher.matches(labels))) {
                collect(child, labels, taken);
                if (!child.goOn()) {
                    break;
                }
            }
        }
        if (taken.size() == before) {
            taken.add(route);
        }
    }

    private static RouteKey key(Route route, Map<String, String> labels) {
        SortedMap<String, String> group = new TreeMap<>();
        route.groupBy().forEach(label -> group.put(label, labels.getOrDefault(label, "")));
        return new RouteKey(route.id(), route.receiver(), group);
    }
}
