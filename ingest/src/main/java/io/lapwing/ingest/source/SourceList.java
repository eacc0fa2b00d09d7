package io.lapwing.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.DataFile;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;

/// The sources of one `sources.yaml`.
///
/// @param sources those that are enabled, in the order of the file
/// @param disabled how many are switched off
public record SourceList(List<Source> sources, int disabled) {
    private static final DataFile<SourcesFile> FILE = new DataFile<>(SourcesFile.class, "sources.schema.json");

    private static final String SHIPPED = "/sources/sources.yaml";

    record SourcesFile(List<SourceEntry> sources) {}

    /// Reads a source list.
    ///
    /// @throws ConfigException naming every problem, with line and key
    public static SourceList load(Path path) {
        return from(FILE.load(path), path.toAbsolutePath().resolveSibling(""));
    }

    /// Reads a source list's text.
    ///
    /// @param file its name, for messages
    /// @throws ConfigException naming every problem, with line and key
    public static SourceList parse(String file, String text) {
        return from(FILE.parse(file, text), Path.of(""));
    }

    /// The list that is shipped with Lapwing.
    public static SourceList shipped() {
        return parse("shipped sources.yaml", shippedText());
    }

    /// The text of the list that is shipped with Lapwing.
    public static String shippedText() {
        try (InputStream in = SourceList.class.getResourceAsStream(SHIPPED)) {
            return new String(Objects.requireNonNull(in, SHIPPED).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What is wrong with a source list; empty if it can be used.
    public static List<Problem> problems(Path path) {
        try {
            load(path);
            return List.of();
        } catch (ConfigException e) {
            return e.problems();
        }
    }

    private static SourceList from(DataFile.Loaded<SourcesFile> loaded, Path folder) {
        List<SourceEntry> entries = loaded.value().sources();
        var problems = new ArrayList<Problem>(repeatedIds(entries, loaded.document()));
        var sources = new ArrayList<Source>();
        int disabled = 0;
        for (int i = 0; i < entries.size(); i++) {
            SourceEntry entry = entries.get(i);
            var keys = new EntryKeys(loaded.document(), "sources[" + i + "]", problems::add);
            var source = entry.toSource(keys, folder);
            if (entry.isEnabled()) {
                source.ifPresent(sources::add);
            } else {
                disabled++;
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new SourceList(List.copyOf(sources), disabled);
    }

    private static List<Problem> repeatedIds(List<SourceEntry> entries, YamlDocument document) {
        var problems = new ArrayList<Problem>();
        var first = new HashMap<String, Integer>();
        for (int i = 0; i < entries.size(); i++) {
            String id = entries.get(i).id();
            Integer earlier = first.putIfAbsent(id, i);
            if (earlier != null) {
                int line = document.problem("sources[" + earlier + "].id", "").line();
                problems.add(document.problem(
                        "sources[" + i + "].id",
                        "'" + id + "' is already the id of the source at line " + line + "; give each source its own"));
            }
        }
        return problems;
    }
}
