package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The text of a taxonomy's files, from a folder or from the class path.
///
/// @param themes text of each file in `themes/`, by its name for messages
/// @param contexts `contexts.yaml`, if there is one
/// @param entities `entities.yaml`, if there is one
record TaxonomyFiles(SortedMap<String, String> themes, Optional<NamedText> contexts, Optional<NamedText> entities) {
    private static final String SHIPPED = "/taxonomy/contexts.yaml";

    /// @param name name for messages
    record NamedText(String name, String text) {}

    static TaxonomyFiles in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw problem(
                    folder.toString(),
                    "is not a folder; name one that holds themes/*.yaml, contexts.yaml, entities.yaml");
        }
        try {
            return read(folder);
        } catch (IOException e) {
            throw problem(folder.toString(), "cannot be read: " + e.getMessage());
        }
    }

    /// The taxonomy that comes with Lapwing.
    static TaxonomyFiles shipped() {
        URL anchor = TaxonomyFiles.class.getResource(SHIPPED);
        if (anchor == null) {
            throw new IllegalStateException(SHIPPED + " is missing from the class path");
        }
        try {
            if (!(anchor.openConnection() instanceof JarURLConnection jar)) {
                return read(Path.of(anchor.toURI()).resolveSibling("."));
            }
            URI file = jar.getJarFileURL().toURI();
            try (var contents = FileSystems.newFileSystem(Path.of(file))) {
                return read(contents.getPath("/taxonomy"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static TaxonomyFiles read(Path folder) throws IOException {
        var problems = new ArrayList<Problem>();
        var themes = new TreeMap<String, String>();
        for (Path file : themeFiles(folder)) {
            text(file, problems).ifPresent(text -> themes.put(text.name(), text.text()));
        }
        if (themes.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.of(
                    folder.resolve("themes").toString(), "", "holds no theme; put one YAML file for each theme there"));
        }
        Optional<NamedText> contexts = optional(folder.resolve("contexts.yaml"), problems);
        Optional<NamedText> entities = optional(folder.resolve("entities.yaml"), problems);
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new TaxonomyFiles(themes, contexts, entities);
    }

    private static List<Path> themeFiles(Path folder) throws IOException {
        Path themes = folder.resolve("themes");
        if (!Files.isDirectory(themes)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(themes)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    private static Optional<NamedText> optional(Path file, List<Problem> problems) throws IOException {
        return Files.exists(file) ? text(file, problems) : Optional.empty();
    }

    private static Optional<NamedText> text(Path file, List<Problem> problems) throws IOException {
        String name = file.normalize().toString();
        try {
            return Optional.of(new NamedText(name, Files.readString(file)));
        } catch (CharacterCodingException e) {
            problems.add(Problem.of(name, "", "is not text in UTF-8; save it as UTF-8"));
            return Optional.empty();
        }
    }

    private static ConfigException problem(String file, String message) {
        return new ConfigException(List.of(Problem.of(file, "", message)));
    }
}
