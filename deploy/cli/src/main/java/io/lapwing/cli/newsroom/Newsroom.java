package io.lapwing.cli.newsroom;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.DataFile;
import io.lapwing.runtime.config.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/// The sample newsroom as data: its feeds and all that they carry. Sample data.
///
/// @param feeds the feeds
/// @param reports the reports of all feeds
public record Newsroom(List<SampleFeed> feeds, List<SampleReport> reports) {
    private static final List<String> FILES = List.of("distillation", "hardware", "space", "drones", "off-theme");

    record FeedsFile(List<SampleFeed> feeds) {}

    record ReportsFile(List<SampleReport> reports) {}

    /// The newsroom that is shipped.
    ///
    /// @throws ConfigException if its files were damaged
    public static Newsroom shipped() {
        var feedsFile = new DataFile<>(FeedsFile.class, "/newsroom/feeds.schema.json");
        var reportsFile = new DataFile<>(ReportsFile.class, "/newsroom/reports.schema.json");
        List<SampleFeed> feeds = read(feedsFile, "newsroom/feeds.yaml").value().feeds();
        var known = feeds.stream().map(SampleFeed::id).collect(Collectors.toSet());
        var ids = new HashSet<String>();
        var reports = new ArrayList<SampleReport>();
        var problems = new ArrayList<Problem>();
        for (String name : FILES) {
            var loaded = read(reportsFile, "newsroom/reports/" + name + ".yaml");
            List<SampleReport> inFile = loaded.value().reports();
            for (int i = 0; i < inFile.size(); i++) {
                if (!known.contains(inFile.get(i).feed())) {
                    problems.add(loaded.document().problem("reports[" + i + "].feed", "is no feed of feeds.yaml"));
                }
                if (!ids.add(inFile.get(i).id())) {
                    problems.add(loaded.document().problem("reports[" + i + "].id", "stands twice"));
                }
            }
            reports.addAll(inFile);
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new Newsroom(feeds, List.copyOf(reports));
    }

    /// What a feed shows at a moment, newest first.
    ///
    /// @param feed id of the feed
    /// @param start when the newsroom started
    /// @param now the moment
    public List<SampleReport> published(String feed, Instant start, Instant now) {
        return reports.stream()
                .filter(report -> report.feed().equals(feed))
                .filter(report -> !report.publishedAt(start).isAfter(now))
                .sorted(Comparator.comparing((SampleReport report) -> report.publishedAt(start))
                        .reversed())
                .toList();
    }

    private static <T> DataFile.Loaded<T> read(DataFile<T> file, String resource) {
        try (InputStream in = Newsroom.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                throw new ConfigException(List.of(Problem.of(resource, "", "is missing from the build")));
            }
            return file.parse(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
