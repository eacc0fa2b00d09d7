package io.lapwing.ingest.source;

import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One element of `sources:` as it stands in the file.
record SourceEntry(
        String id,
        @Nullable String name,
        String url,
        String kind,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String language,
        @Nullable Reliability reliability,
        boolean official,
        boolean stateMedia,
        @Nullable String pollInterval,
        @Nullable List<String> themes,
        @Nullable Boolean enabled) {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    /// The source that it describes; empty if there are problems, each of which is reported.
    ///
    /// @param key its place in the document, such as `sources[3]`
    Optional<Source> toSource(YamlDocument document, String key, Consumer<Problem> problems) {
        Optional<URI> address = address(message -> problems.accept(document.problem(key + ".url", message)));
        Optional<Duration> interval =
                interval(message -> problems.accept(document.problem(key + ".poll_interval", message)));
        return address.map(uri -> new FeedSource(profile(), uri, interval));
    }

    private SourceProfile profile() {
        String title = name == null ? id : name;
        return new SourceProfile(
                id,
                title,
                publisher == null ? title : publisher,
                country,
                language,
                reliability == null ? Reliability.F : reliability,
                official,
                stateMedia,
                themes == null ? List.of() : List.copyOf(themes));
    }

    private Optional<URI> address(Consumer<String> problem) {
        try {
            var uri = new URI(url.strip());
            String scheme = uri.getScheme();
            if (!"http".equalsIgnoreCase(scheme) && !"https".equalsIgnoreCase(scheme)) {
                problem.accept("'" + url + "' must begin with http:// or https://");
            } else if (uri.getHost() == null) {
                problem.accept("'" + url + "' names no host; write it as https://host/path");
            } else if (uri.getUserInfo() != null) {
                problem.accept("an address with a user name or password in it is not accepted; remove it");
            } else {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            problem.accept("'" + url + "' is not an address: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
        return Optional.empty();
    }

    private Optional<Duration> interval(Consumer<String> problem) {
        if (pollInterval == null) {
            return Optional.empty();
        }
        try {
            Duration interval = Duration.parse(pollInterval);
            if (interval.compareTo(SHORTEST_INTERVAL) >= 0) {
                return Optional.of(interval);
            }
            problem.accept("'" + pollInterval + "' is too short; take a second (PT1S) or more");
        } catch (DateTimeParseException e) {
            problem.accept("'" + pollInterval + "' is not a duration; write one like PT15M or PT6H");
        }
        return Optional.empty();
    }
}
