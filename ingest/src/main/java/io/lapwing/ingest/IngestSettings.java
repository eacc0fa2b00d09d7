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

    /// What no single setting shows: values out of range, and values that contradict each other.
    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        positive(problems, "min-interval", config.minInterval());
        positive(problems, "fetch-deadline", config.fetchDeadline());
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
                new Intervals(config.minInterval(), config.maxInterval(), config.defaultInterval()),
                config.connectionsPerHost(),
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

    static void atLeastOne(List<Problem> problems, String key, int value) {
        if (value < 1) {
            problems.add(problem(key, value + " must be 1 or more"));
        }
    }

    static Problem problem(String key, String message) {
        return Problem.of("configuration", PREFIX + key, message);
    }
}
