package io.lapwing.alerts.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.alerts.route.LabelMatcher;
import io.lapwing.alerts.route.TimeRanges;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/// The checks of routes, receivers, inhibition and time intervals that a schema cannot make: matchers and ranges can be
/// read, names are used once and refer to something.
final class RouteChecks {
    private static final List<String> DURATIONS = List.of("group_wait", "group_interval", "repeat_interval");
    private static final List<String> RECEIVER_KINDS = List.of("slack", "webhook", "console");
    private static final List<String> TIME_LISTS = List.of("mute_time_intervals", "active_time_intervals");

    private final YamlDocument document;
    private final NodeChecks nodes;

    RouteChecks(YamlDocument document, List<Problem> problems) {
        this.document = document;
        this.nodes = new NodeChecks(document, problems);
    }

    /// Adds what is wrong to the problems.
    void run() {
        JsonNode root = document.root();
        Set<String> receivers = nodes.names("receivers", root.path("receivers"), "name");
        nodes.each("receivers", root.path("receivers"), this::receiver);
        if (receivers.isEmpty()) {
            receivers.add(RuleFile.DEFAULT_RECEIVER);
        }
        Set<String> times = nodes.names("time_intervals", root.path("time_intervals"), "name");
        nodes.each(
                "time_intervals",
                root.path("time_intervals"),
                (key, named) -> nodes.each(key + ".time_intervals", named.path("time_intervals"), this::interval));
        nodes.each("inhibit_rules", root.path("inhibit_rules"), (key, rule) -> {
            nodes.each(key + ".source_matchers", rule.path("source_matchers"), this::matcher);
            nodes.each(key + ".target_matchers", rule.path("target_matchers"), this::matcher);
        });
        JsonNode route = root.path("route");
        if (!route.has("receiver") && receivers.size() > 1) {
            nodes.problem(
                    "route.receiver",
                    "is required where there is more than one receiver; name the one for most alerts");
        }
        route("route", route, receivers, times);
    }

    private void receiver(String key, JsonNode receiver) {
        List<String> kinds = RECEIVER_KINDS.stream().filter(receiver::has).toList();
        if (kinds.size() != 1) {
            nodes.problem(key, "must have one of slack, webhook or console");
        }
        JsonNode webhook = receiver.path("webhook");
        List<String> given = List.of("url", "url_env", "url_path").stream()
                .filter(webhook::has)
                .toList();
        if (webhook.isObject() && given.size() != 1) {
            nodes.problem(key + ".webhook", "must have one of url, url_env or url_path");
        }
        if (webhook.has("signing_secret_env") && webhook.has("signing_secret_path")) {
            nodes.problem(key + ".webhook", "can have one of signing_secret_env and signing_secret_path");
        }
        if (receiver.path("slack").has("url_env") && receiver.path("slack").has("url_path")) {
            nodes.problem(key + ".slack", "can have one of url_env and url_path");
        }
    }

    private void route(String key, JsonNode route, Set<String> receivers, Set<String> times) {
        JsonNode receiver = route.path("receiver");
        if (receiver.isTextual() && !receivers.contains(receiver.asText())) {
            nodes.problem(
                    key + ".receiver",
                    "there is no receiver '" + receiver.asText() + "'; there are " + String.join(", ", receivers));
        }
        DURATIONS.forEach(name -> nodes.duration(key + "." + name, route.path(name)));
        nodes.each(key + ".matchers", route.path("matchers"), this::matcher);
        TIME_LISTS.forEach(list -> nodes.each(key + "." + list, route.path(list), (at, name) -> {
            if (name.isTextual() && !times.contains(name.asText())) {
                nodes.problem(
                        at,
                        "there is no time interval '" + name.asText() + "'; "
                                + (times.isEmpty()
                                        ? "describe it under time_intervals"
                                        : "there are " + String.join(", ", times)));
            }
        }));
        nodes.each(key + ".routes", route.path("routes"), (inner, child) -> route(inner, child, receivers, times));
    }

    private void interval(String key, JsonNode interval) {
        nodes.each(key + ".times", interval.path("times"), (at, times) -> {
            JsonNode start = times.path("start_time");
            JsonNode end = times.path("end_time");
            if (start.isTextual() && end.isTextual()) {
                read(at, () -> TimeRanges.times(start.asText(), end.asText()));
            }
        });
        ranges(key + ".weekdays", interval.path("weekdays"), TimeRanges::weekdays);
        ranges(key + ".days_of_month", interval.path("days_of_month"), TimeRanges::daysOfMonth);
        ranges(key + ".months", interval.path("months"), TimeRanges::months);
        ranges(key + ".years", interval.path("years"), TimeRanges::years);
        JsonNode location = interval.path("location");
        if (location.isTextual()) {
            read(key + ".location", () -> TimeRanges.zone(location.asText()));
        }
    }

    private interface Reader {
        Object read(String text);
    }

    private void ranges(String key, JsonNode list, Reader reader) {
        nodes.each(key, list, (at, range) -> {
            if (range.isTextual()) {
                read(at, () -> reader.read(range.asText()));
            }
        });
    }

    private void matcher(String key, JsonNode matcher) {
        if (matcher.isTextual()) {
            read(key, () -> LabelMatcher.parse(matcher.asText()));
        }
    }

    private void read(String key, Supplier<?> reader) {
        try {
            var _ = reader.get(); // only whether it can be read matters here
        } catch (IllegalArgumentException e) {
            nodes.problem(key, String.valueOf(e.getMessage()));
        }
    }
}
