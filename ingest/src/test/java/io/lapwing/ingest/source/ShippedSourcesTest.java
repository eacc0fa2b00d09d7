package io.lapwing.ingest.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.lapwing.runtime.config.YamlDocument;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedSourcesTest {
    private static final Set<String> THEMES = Set.of("distillation", "hardware", "space", "drones");

    @Test
    void shippedList_read_isValidAndLarge() {
        SourceList list = SourceList.shipped();

        assertThat(list.sources()).hasSizeGreaterThan(50);
        assertThat(list.sources()).hasAtLeastOneElementOfType(JsonApiSource.class);
        assertThat(list.sources()).noneMatch(FileSource.class::isInstance);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void shippedSource_each_saysAllThatAlertsRestOn(Source source) {
        SourceProfile profile = source.profile();
        assertThat(profile.publisher()).isNotBlank().isNotEqualTo(source.id());
        assertThat(profile.language()).isNotNull();
        assertThat(profile.themes()).isNotEmpty().allMatch(THEMES::contains);
        URI url = source.url();
        assertThat(url.getHost()).contains(".").doesNotMatch("[0-9.]+");
        assertThat(profile.reliability() == Reliability.F)
                .as("only an aggregator, which names the publisher of each report, may be beyond judgement")
                .isEqualTo(source.id().startsWith("gdelt"));
    }

    @Test
    void shippedSources_addresses_areReadOnce() {
        Map<String, Long> uses = SourceList.shipped().sources().stream()
                .collect(Collectors.groupingBy(Source::address, Collectors.counting()));
        assertThat(uses.values()).containsOnly(1L);
    }

    @Test
    void shippedJsonPaths_switchedOffOnesToo_areWellFormed() {
        var root = YamlDocument.parse("sources.yaml", SourceList.shippedText()).root();
        List<String> paths = root.get("sources")
                .valueStream()
                .flatMap(source -> source.path("json_path").propertyStream())
                .filter(path -> !Set.of("url_template", "date_format", "zone").contains(path.getKey()))
                .map(path -> path.getValue().asText())
                .toList();

        assertThat(paths)
                .hasSizeGreaterThan(40)
                .allSatisfy(path -> assertThatCode(() -> ItemPath.of(path)).doesNotThrowAnyException());
    }

    @Test
    void exampleOfTheFormatsReadme_read_isValid() throws Exception {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/sources/README.md"))) {
            String readme = new String(in.readAllBytes(), UTF_8);
            String example = readme.substring(readme.indexOf("```yaml") + 7, readme.lastIndexOf("```"));

            assertThat(SourceList.parse("README.md", example).sources())
                    .hasExactlyElementsOfTypes(JsonApiSource.class, FileSource.class);
        }
    }

    static Stream<Source> sources() {
        return SourceList.shipped().sources().stream();
    }
}
