package io.lapwing.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.smallrye.config.WithDefault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    interface TestConfig extends ServiceConfig {
        Sample sample();

        interface Sample {
            String name();

            @WithDefault("PT5M")
            Duration pause();

            Optional<Secret> token();
        }
    }

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("service.yaml");
    }

    @Test
    void load_nothingGiven_hasDefaults() {
        // when
        ServiceConfig config = load(ServiceConfig.class, Map.of(), Map.of());

        // then
        assertThat(config.kafka().bootstrapServers()).isEqualTo("localhost:9092");
        assertThat(config.kafka().properties()).isEmpty();
        assertThat(config.registry().url()).isEqualTo("http://localhost:8081");
        assertThat(config.http().host()).isEqualTo("0.0.0.0");
        assertThat(config.http().port()).isEqualTo(8080);
        assertThat(config.topics().prefix()).isEqualTo("lapwing.");
        assertThat(config.log().format()).isEqualTo(ServiceConfig.Log.Format.AUTO);
        assertThat(config.log().level()).isEqualTo(ServiceConfig.Log.Level.INFO);
        assertThat(config.startupTimeout()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void load_sameKeyInAllPlaces_flagWinsOverEnvironmentOverFile() throws Exception {
        // given
        Files.writeString(file, """
            lapwing:
              sample: {name: from-file, pause: PT1M}
              http: {port: 1, host: from-file}
            """);

        // when
        var config = load(
                TestConfig.class,
                Map.of("LAPWING_HTTP_PORT", "2", "LAPWING_SAMPLE_NAME", "from-environment"),
                Map.of("lapwing.http.port", "3"));

        // then
        assertThat(config.http().host()).isEqualTo("from-file");
        assertThat(config.sample().name()).isEqualTo("from-environment");
        assertThat(config.http().port()).isEqualTo(3);
        assertThat(config.sample().pause()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void load_variableWithFileSuffix_isReadFromTheFileAndNotShown() throws Exception {
        // given
        Path secret = Files.writeString(folder.resolve("token"), "s3cret\n");

        // when
        var config = load(
                TestConfig.class,
                Map.of("LAPWING_SAMPLE_NAME", "x", "LAPWING_SAMPLE_TOKEN_FILE", secret.toString()),
                Map.of());

        // then
        assertThat(config.sample().token().orElseThrow().reveal()).isEqualTo("s3cret");
        assertThat(config.sample().token().toString()).doesNotContain("s3cret");
    }

    @Test
    void load_optionalSecretNotGiven_isEmpty() {
        var config = load(TestConfig.class, Map.of(), Map.of("lapwing.sample.name", "x"));
        assertThat(config.sample().token()).isEmpty();
    }

    @Test
    void load_kafkaProperties_areSecrets() throws Exception {
        Files.writeString(file, """
            lapwing:
              kafka:
                properties:
                  security.protocol: SASL_SSL
                  "sasl.jaas.config": login required password="pw";
            """);
        var properties = load(ServiceConfig.class, Map.of(), Map.of()).kafka().properties();
        assertThat(properties.get("security.protocol")).isEqualTo(new Secret("SASL_SSL"));
        assertThat(properties).containsEntry("sasl.jaas.config", new Secret("login required password=\"pw\";"));
        assertThat(properties.toString()).doesNotContain("pw");
    }

    @Test
    void load_severalMistakes_allAreNamedWithTheirLines() throws Exception {
        // given
        Files.writeString(file, """
            lapwing:
              http:
                port: many
                prot: 8080
              sample:
                pause: soon
            """);

        // when
        List<Problem> problems = failure(TestConfig.class, Map.of(), Map.of());

        // then
        assertThat(problems)
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("service.yaml:3:")
                        .contains("lapwing.http.port"))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("service.yaml:4:")
                        .contains("lapwing.http.prot")
                        .contains("no setting"))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("service.yaml:6:")
                        .contains("lapwing.sample.pause"))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("lapwing.sample.name")
                        .contains("required"));
    }

    @Test
    void load_unknownFlag_isRefused() {
        List<Problem> problems = failure(ServiceConfig.class, Map.of(), Map.of("lapwing.htp.port", "1"));
        assertThat(problems)
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("flags: lapwing.htp.port"));
    }

    @Test
    void load_launchersOwnVariables_areNoMistake() {
        ServiceConfig config =
                load(ServiceConfig.class, Map.of("LAPWING_JAVA_HOME", "/jdk", "LAPWING_DIST", "/dist"), Map.of());
        assertThat(config.http().port()).isEqualTo(8080);
    }

    @Test
    void load_missingFile_isNamed() {
        assertThat(failure(ServiceConfig.class, Map.of(), Map.of(), Optional.of(folder.resolve("none.yaml"))))
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.toString()).contains("none.yaml").contains("no such file"));
    }

    @Test
    void load_brokenYaml_isNamedWithItsLine() throws Exception {
        Files.writeString(file, "lapwing:\n  http: [1\n");
        assertThat(failure(ServiceConfig.class, Map.of(), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("service.yaml:3:"));
    }

    @Test
    void load_keyTwice_isRefused() throws Exception {
        Files.writeString(file, "lapwing:\n  http: {port: 1}\n  http: {port: 2}\n");
        assertThat(failure(ServiceConfig.class, Map.of(), Map.of()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("service.yaml:3:")
                        .contains("http"));
    }

    private <C extends ServiceConfig> C load(
            Class<C> type, Map<String, String> environment, Map<String, String> flags) {
        return new ConfigLoader(environment, flags).load(type, existing());
    }

    private List<Problem> failure(
            Class<? extends ServiceConfig> type, Map<String, String> environment, Map<String, String> flags) {
        return failure(type, environment, flags, existing());
    }

    private static List<Problem> failure(
            Class<? extends ServiceConfig> type,
            Map<String, String> environment,
            Map<String, String> flags,
            Optional<Path> file) {
        return catchThrowableOfType(ConfigException.class, () -> new ConfigLoader(environment, flags).load(type, file))
                .problems();
    }

    private Optional<Path> existing() {
        return Optional.of(file).filter(Files::exists);
    }
}
