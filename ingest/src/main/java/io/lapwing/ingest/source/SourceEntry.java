package io.lapwing.ingest.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One element of `sources:` as it stands in the file.
record SourceEntry(
        String id,
        @Nullable String name,
        @Nullable String url,
        @Nullable String path,
        Kind kind,
        @Nullable String publisher,
        @Nullable String country,
        @Nullable String language,
        @Nullable Reliability reliability,
        boolean official,
        boolean stateMedia,
        @Nullable String pollInterval,
        @Nullable List<String> themes,
        @Nullable Boolean enabled,
        @Nullable Map<String, String> headers,
        ApiEntry.@Nullable Fields jsonPath,
        ApiEntry.@Nullable Pages paging,
        ApiEntry.@Nullable From since) {
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);

    /// How a source is read, and which keys only that kind has.
    enum Kind {
        @JsonProperty("rss")
        RSS("url"),
        @JsonProperty("json-api")
        JSON_API("url", "headers", "json_path", "paging", "since"),
        @JsonProperty("file")
        FILE("path");

        /// Keys that belong to some kinds only.
        private static final List<String> ALL = List.of("url", "path", "headers", "json_path", "paging", "since");

        private final List<String> keys;

        Kind(String... keys) {
            this.keys = List.of(keys);
        }

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /// Keys that an entry of this kind has and should not.
        List<String> strangers(Predicate<String> has) {
            return ALL.stream().filter(has).filter(key -> !keys.contains(key)).toList();
        }
    }

    boolean isEnabled() {
        return enabled == null || enabled;
    }

    /// The source that it describes; empty if there are problems, each of which is reported.
    ///
    /// @param folder where relative paths begin
    Optional<Source> toSource(EntryKeys keys, Path folder) {
        kind.strangers(keys::has)
                .forEach(key -> keys.problem(
                        key, "cannot stand in a source of kind " + kind.id() + "; remove it or correct the kind"));
        Optional<Duration> interval = keys.duration("poll_interval", pollInterval, SHORTEST_INTERVAL);
        return switch (kind) {
            case RSS -> keys.address("url", url).map(uri -> new FeedSource(profile(), uri, interval));
            case JSON_API -> new ApiEntry(url, headers, jsonPath, paging, since).toSource(keys, profile(), interval);
            case FILE -> file(keys, folder).map(file -> new FileSource(profile(), file, interval));
        };
    }

    private Optional<Path> file(EntryKeys keys, Path folder) {
        if (path == null) {
            keys.problem("path", "is required here; add it");
            return Optional.empty();
        }
        try {
            return Optional.of(folder.resolve(path).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            keys.problem("path", "'" + path + "' is not a path: " + e.getReason());
            return Optional.empty();
        }
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
}
