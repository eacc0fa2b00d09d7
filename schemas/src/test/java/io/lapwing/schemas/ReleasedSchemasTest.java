package io.lapwing.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Compares each schema with its last released version, as the registry will.
class ReleasedSchemasTest {
    private static final Path RELEASED = Path.of("released");

    @ParameterizedTest
    @MethodSource("released")
    void current_dataOfLastRelease_canBeRead(Schema released) {
        // given
        Schema current = current().get(released.getFullName());

        // when
        var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(current, released);

        // then
        assertThat(compatibility.getType())
                .as(compatibility.getDescription())
                .isEqualTo(SchemaCompatibilityType.COMPATIBLE);
    }

    @Test
    void released_recordsOfTopics_areAllThere() throws IOException {
        assertThat(released().map(Schema::getFullName))
                .containsExactlyInAnyOrderElementsOf(current().keySet());
    }

    @ParameterizedTest
    @MethodSource("currentSchemas")
    void current_everyFieldAndType_isDocumented(Schema schema) {
        assertThat(undocumented(schema, new java.util.HashSet<>())).isEmpty();
    }

    @Test
    @EnabledIfSystemProperty(named = "lapwing.release", matches = "\\d+\\.\\d+\\.\\d+")
    void release_currentSchemas_areWritten() throws IOException {
        Path folder = Files.createDirectories(RELEASED.resolve(System.getProperty("lapwing.release")));
        for (Schema schema : current().values()) {
            Files.writeString(folder.resolve(schema.getName() + ".avsc"), schema.toString(true) + "\n");
        }
        assertThat(folder).isNotEmptyDirectory();
    }

    static Stream<Schema> released() throws IOException {
        try (Stream<Path> versions = Files.list(RELEASED)) {
            Path latest = versions.max(Comparator.comparing(ReleasedSchemasTest::version))
                    .orElseThrow();
            try (Stream<Path> files = Files.list(latest)) {
                return files.map(ReleasedSchemasTest::parse).toList().stream();
            }
        }
    }

    static Stream<Schema> currentSchemas() {
        return current().values().stream();
    }

    private static Map<String, Schema> current() {
        var declared = TopicDeclaration.of(new Topics(""), Set.of("theme"), Set.of(), 1);
        return declared.stream()
                .flatMap(topic -> topic.value().stream())
                .distinct()
                .collect(Collectors.toMap(Schema::getFullName, Function.identity()));
    }

    private static Runtime.Version version(Path folder) {
        return Runtime.Version.parse(folder.getFileName().toString().replaceAll("(\\.0)+$", ""));
    }

    private static Schema parse(Path file) {
        try {
            return new Schema.Parser().parse(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> undocumented(Schema schema, Set<String> seen) {
        return switch (schema.getType()) {
            case RECORD ->
                seen.add(schema.getFullName())
                        ? Stream.concat(
                                        schema.getDoc() == null ? Stream.of(schema.getFullName()) : Stream.of(),
                                        schema.getFields().stream()
                                                .flatMap(field -> Stream.concat(
                                                        field.doc() == null
                                                                ? Stream.of(schema.getName() + "." + field.name())
                                                                : Stream.of(),
                                                        undocumented(field.schema(), seen).stream())))
                                .toList()
                        : List.of();
            case ENUM -> schema.getDoc() == null ? List.of(schema.getFullName()) : List.of();
            case ARRAY -> undocumented(schema.getElementType(), seen);
            case MAP -> undocumented(schema.getValueType(), seen);
            case UNION ->
                schema.getTypes().stream()
                        .flatMap(type -> undocumented(type, seen).stream())
                        .toList();
            default -> List.of();
        };
    }
}
