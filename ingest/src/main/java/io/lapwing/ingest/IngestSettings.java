package io.lapwing.ingest;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.poll.Intervals;
import io.lapwing.ingest.poll.Polling;
import io.lapwing.runtime.app.ProjectVersion;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The configuration in the terms of the parts that it configures, and what is wrong with it.
record IngestSettings(IngestConfig.Ingest config) {
    private static final String PREFIX = "lapwing.ingest.";
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration LONGEST_GAP = Duration.ofMinutes(1);
    private static final Duration SHORTEST_SESSION = Duration.ofSeconds(1);
    private static final Duration LONGEST_SESSION = Duration.ofMinutes(1);

    /// What no single setting shows: values out of range, and values that contradict each other.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        positive(problems, "min-interval", config.minInterval());
        positive(problems, "empty-after", config.emptyAfter());
        positive(problems, "fetch-deadline", config.fetchDeadline());
        within(problems, "max-hint-interval", config.maxHintInterval(), config.maxInterval(), "max-interval");
        within(problems, "host-gap", config.hostGap(), LONGEST_GAP, "the longest that makes sense");
        if (config.sessionTimeout().compareTo(SHORTEST_SESSION) < 0
                || config.sessionTimeout().compareTo(LONGEST_SESSION) > 0) {
            problems.add(problem(
                    "session-timeout",
                    config.sessionTimeout() + " must lie between " + SHORTEST_SESSION + " and " + LONGEST_SESSION));
        }
        config.contact().ifPresent(text -> headerText(problems, "contact", text));
        config.userAgent().ifPresent(text -> headerText(problems, "user-agent", text));
        positive(problems, "commit-interval", config.commitInterval());
        atLeastOne(problems, "max-body-bytes", config.maxBodyBytes());
        atLeastOne(problems, "connections-per-host", config.connectionsPerHost());
        atLeastOne(problems, "concurrent-polls", config.concurrentPolls());
        problems.addAll(new PushSettings(config.push()).problems());
        if (config.defaultInterval().compareTo(config.minInterval()) < 0
                || config.defaultInterval().compareTo(config.maxInterval()) > 0) {
            problems.add(problem(
                    "default-interval",
                    config.defaultInterval() + " must lie between min-interval (" + config.minInterval()
                            + ") and max-interval (" + config.maxInterval() + ")"));
        }
        return problems;
    }

    OutgoingHttp.Settings http() {
        return new OutgoingHttp.Settings(
                userAgent(),
                config.allowPrivateNetworks() ? AddressPolicy.ANY : AddressPolicy.PUBLIC_ONLY,
                shorter(CONNECT_TIMEOUT),
                config.fetchDeadline(),
                config.connectionsPerHost(),
                config.concurrentPolls());
    }

    Fetcher.Limits fetchLimits() {
        return new Fetcher.Limits(config.fetchDeadline(), config.maxBodyBytes());
    }

    Polling.Settings polling() {
        return new Polling.Settings(
                config.groupId(),
                config.sessionTimeout(),
                new Intervals(config.minInterval(), config.maxInterval(), config.defaultInterval()),
                config.maxHintInterval(),
                config.emptyAfter(),
                config.connectionsPerHost(),
                config.hostGap(),
                config.concurrentPolls(),
                config.commitInterval());
    }

    private String userAgent() {
        String contact = config.contact().map(text -> " (+" + text + ")").orElse("");
        return config.userAgent().orElseGet(() -> "Lapwing/" + ProjectVersion.current() + contact);
    }

    private Duration shorter(Duration limit) {
        return limit.compareTo(config.fetchDeadline()) < 0 ? limit : config.fetchDeadline();
    }

    static void positive(List<Problem> problems, String key, Duration value) {
        if (value.isNegative() || value.isZero()) {
            problems.add(problem(key, value + " must be longer than nothing"));
        }
    }

    private static void within(List<Problem> problems, String key, Duration value, Duration limit, String meaning) {
        if (value.isNegative() || value.compareTo(limit) > 0) {
            problems.add(problem(key, value + " must lie between PT0S and " + limit + " (" + meaning + ")"));
        }
    }

    /// Text that can stand in a header as it is.
    private static void headerText(List<Problem> problems, String key, String value) {
        if (value.isBlank() || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            problems.add(problem(key, "must hold printable ASCII characters only, since it is sent as a header"));
        }
    }

    static void atLeastOne(List<Problem> problems, String key, int value) {
        if (value < 1) {
            problems.add(problem(key, value + " must be 1 or more"));
        }
    }

    static Problem problem(String key, String message) {
        return Problem.of("configuration", PREFIX + key, message);
    }
}
