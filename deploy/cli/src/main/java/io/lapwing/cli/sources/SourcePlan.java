package io.lapwing.cli.sources;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.ingest.source.HeaderTemplate;
import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.MissingKeyException;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.runtime.http.AddressPolicy;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What would happen with a source.
///
/// @param id its id
/// @param name its title
/// @param kind how it is read
/// @param address where it is read
/// @param host the host that is asked; null for a file
/// @param interval time between two readings, or `adaptive`
/// @param publisher who publishes it
/// @param country the publisher's country
/// @param reliability on the Admiralty scale
/// @param themes what it is watched for
/// @param guard whether its host may be asked
/// @param problems what keeps it from being read
/// @param warnings what should be looked at
@JsonPropertyOrder({"id", "name", "kind", "address", "host", "interval", "publisher"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourcePlan(
        String id,
        String name,
        String kind,
        String address,
        @Nullable String host,
        String interval,
        String publisher,
        @Nullable String country,
        String reliability,
        List<String> themes,
        Reach guard,
        List<String> problems,
        List<String> warnings) {
    /// Looks at a source without touching the network.
    ///
    /// @param policy which addresses may be asked
    /// @param keys keys that sources need
    /// @param themes ids of the themes that there are
    public static SourcePlan of(Source source, AddressPolicy policy, Keys keys, Set<String> themes) {
        SourceProfile profile = source.profile();
        Reach reach = Reach.of(source.url(), policy);
        var problems = new ArrayList<String>();
        if (reach == Reach.REFUSED) {
            problems.add(
                    "the guard refuses its address; correct the url, or set lapwing.ingest.allow-private-networks to"
                            + " true (here --allow-private-networks)");
        }
        problems.addAll(missing(source, keys));
        return new SourcePlan(
                source.id(),
                profile.name(),
                kind(source),
                source.address(),
                source.url().getHost(),
                source.pollInterval().map(Object::toString).orElse("adaptive"),
                profile.publisher(),
                profile.country(),
                profile.reliability().name(),
                profile.themes(),
                reach,
                problems,
                profile.themes().stream()
                        .filter(theme -> !themes.contains(theme))
                        .map(theme -> "there is no theme '" + theme + "'; there are "
                                + String.join(", ", themes.stream().sorted().toList()))
                        .toList());
    }

    /// One line for people.
    @JsonIgnore
    public String line() {
        return String.format(
                Locale.ROOT,
                "%-28s %-8s  %-8s  %-30s  %s  %s [%s]",
                id,
                kind,
                interval,
                host == null ? address : host,
                reliability,
                publisher,
                String.join(", ", themes));
    }

    private static String kind(Source source) {
        return switch (source) {
            case FeedSource _ -> "rss";
            case JsonApiSource _ -> "json-api";
            case FileSource _ -> "file";
        };
    }

    /// What it needs and does not have on this machine.
    private static List<String> missing(Source source, Keys keys) {
        return switch (source) {
            case FeedSource _ -> List.of();
            case FileSource file ->
                Files.isReadable(file.path()) && Files.isRegularFile(file.path())
                        ? List.of()
                        : List.of("there is no readable file " + file.path());
            case JsonApiSource api ->
                api.headers().stream()
                        .map(header -> missing(header, keys))
                        .flatMap(List::stream)
                        .toList();
        };
    }

    private static List<String> missing(HeaderTemplate header, Keys keys) {
        try {
            header.fill(keys);
            return List.of();
        } catch (MissingKeyException e) {
            return List.of("header " + header.name() + ": " + e.getMessage());
        }
    }
}
