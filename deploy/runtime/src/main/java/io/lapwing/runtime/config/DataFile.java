package io.lapwing.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Reads one kind of YAML data file: a source list, rules, a taxonomy. A JSON Schema says what such a file may hold, so
/// that every problem in it is found in one go and named with its line; what passes becomes a record.
///
/// @param <T> the record that a file becomes; keys in `snake_case`
public final class DataFile<T> {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Class<T> type;
    private final Schema schema;

    /// @param type the record that a file becomes
    /// @param schemaResource JSON Schema (2020-12) on the class path, beside `type` or absolute
    public DataFile(Class<T> type, String schemaResource) {
        this.type = type;
        try (InputStream in = type.getResourceAsStream(schemaResource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + schemaResource + " beside " + type.getName());
            }
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A file's value with the document that it came from, for checks beyond the schema.
    ///
    /// @param value what the file says
    /// @param document where it says it
    public record Loaded<T>(T value, YamlDocument document) {}

    /// Reads a file.
    ///
    /// @throws ConfigException naming every problem, with line and key
    public Loaded<T> load(Path path) {
        try {
            return parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ConfigException(
                    List.of(Problem.of(path.toString(), "", "cannot be read: " + YamlDocument.cause(e))));
        }
    }

    /// Reads a file's text.
    ///
    /// @param file its name, for messages
    /// @throws ConfigException naming every problem, with line and key
    public Loaded<T> parse(String file, String text) {
        YamlDocument document = YamlDocument.parse(file, text);
        var problems = new ArrayList<Problem>();
        schema.validate(document.root()).forEach(error -> problems.add(SchemaProblems.of(document, error)));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        try {
            return new Loaded<>(MAPPER.treeToValue(document.root(), type), document);
        } catch (JsonProcessingException e) {
            throw new ConfigException(List.of(SchemaProblems.of(document, e)));
        }
    }
}
