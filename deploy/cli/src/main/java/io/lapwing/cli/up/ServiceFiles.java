package io.lapwing.cli.up;

import io.lapwing.cli.newsroom.SampleFeed;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.runtime.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Writes the files that the services of the local stack are started with.
final class ServiceFiles {
    private final Path data;
    private final Path config;

    ServiceFiles(Path data) throws IOException {
        this.data = data;
        this.config = Files.createDirectories(data.resolve("config"));
    }

    /// Loopback is allowed but for the open web, since the newsroom is there; the newsroom needs no gap between
    /// requests.
    /// Pushes need no token on a port that only this machine reaches.
    ///
    /// @param sources the list
    /// @param watched whose list it is
    Path ingest(Path sources, Watched watched) throws IOException {
        var ingest = new LinkedHashMap<String, Object>();
        ingest.put("sources", sources.toAbsolutePath().toString());
        ingest.put("allow-private-networks", !(watched instanceof Watched.Live));
        if (watched instanceof Watched.Newsroom) {
            ingest.put("host-gap", "PT0S");
        }
        ingest.put("push", Map.of("anonymous", true));
        return write("ingest", Map.of("ingest", ingest));
    }

    Path enrich(Optional<Path> taxonomy) throws IOException {
        var enrich = new LinkedHashMap<String, Object>();
        taxonomy.ifPresent(path -> enrich.put("taxonomy", path.toAbsolutePath().toString()));
        enrich.put("streams", streams("enrich"));
        return write("enrich", Map.of("enrich", enrich));
    }

    Path alerts(Optional<Path> rules) throws IOException {
        var alerts = new LinkedHashMap<String, Object>();
        rules.ifPresent(path -> alerts.put("rules", path.toAbsolutePath().toString()));
        alerts.put("allow-private-networks", true);
        alerts.put("streams", streams("alerts"));
        return write("alerts", Map.of("alerts", alerts));
    }

    /// The list that is shipped, as a file.
    Path shippedSources() throws IOException {
        return Files.writeString(config.resolve("sources.yaml"), SourceList.shippedText());
    }

    Path sources(List<SampleFeed> feeds, Function<SampleFeed, String> address) throws IOException {
        List<Map<String, Object>> sources =
                feeds.stream().map(feed -> source(feed, address.apply(feed))).toList();
        Path file = config.resolve("sources.yaml");
        Files.writeString(file, yaml(Map.of("sources", sources)));
        return file;
    }

    /// One thread each: they share the machine with everything else, and start sooner.
    private Map<String, Object> streams(String service) {
        return Map.of(
                "state-dir", data.resolve("state").resolve(service).toString(), "threads", 1, "standby-replicas", 0);
    }

    private static Map<String, Object> source(SampleFeed feed, String address) {
        var source = new LinkedHashMap<String, Object>();
        source.put("id", feed.id());
        source.put("name", feed.title());
        source.put("url", address);
        source.put("kind", "rss");
        source.put("publisher", feed.publisher());
        source.put("country", feed.country());
        source.put("language", feed.language());
        source.put("reliability", feed.reliability());
        source.put("official", feed.official());
        source.put("state_media", feed.stateMedia());
        source.put("poll_interval", "PT3S");
        return source;
    }

    private Path write(String service, Map<String, Object> settings) throws IOException {
        Path file = config.resolve(service + ".yaml");
        Files.writeString(file, yaml(Map.of(ServiceConfig.PREFIX, settings)));
        return file;
    }

    private static String yaml(Object value) {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(value);
    }
}
