package io.lapwing.bench;

import io.lapwing.runtime.config.ServiceConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/// Writes source lists and configuration of ingest.
///
/// @param folder where they are written
record IngestFiles(Path folder) {
    /// A configuration file with a source list of feeds on loopback.
    ///
    /// @param name what the files are called, and what the ids of the sources begin with
    /// @param feeds how many
    /// @param address address of each
    /// @param interval `poll_interval` of each, an ISO duration
    /// @param settings further settings of ingest
    Path write(String name, int feeds, IntFunction<String> address, String interval, Map<String, Object> settings)
            throws IOException {
        List<Map<String, String>> sources = IntStream.range(0, feeds)
                .mapToObj(feed -> Map.of(
                        "id", name + "-" + feed, "url", address.apply(feed), "kind", "rss", "poll_interval", interval))
                .toList();
        Path list = file(name + "-sources", Map.of("sources", sources));
        var ingest = new HashMap<>(settings);
        ingest.put("sources", list.toString());
        ingest.put("allow-private-networks", true);
        return file(name, Map.of(ServiceConfig.PREFIX, Map.of("ingest", ingest, "log", Map.of("level", "warn"))));
    }

    private Path file(String name, Map<String, Object> content) throws IOException {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return Files.writeString(folder.resolve(name + ".yaml"), new Yaml(options).dump(content));
    }
}
