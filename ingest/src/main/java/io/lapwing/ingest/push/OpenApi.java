package io.lapwing.ingest.push;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.lapwing.runtime.app.ProjectVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The OpenAPI description of the push API, as YAML and as JSON.
///
/// @param yaml the description as it was written
/// @param json the same as JSON
record OpenApi(String yaml, String json) {
    static final String PATH = "/v1/openapi.yaml";
    static final String JSON_PATH = "/v1/openapi.json";

    private static final String YAML_TYPE = "application/yaml";
    private static final String JSON_TYPE = "application/json";

    static OpenApi load() {
        try (InputStream in = Objects.requireNonNull(OpenApi.class.getResourceAsStream("openapi.yaml"))) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${version}", ProjectVersion.current());
            Object document = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            return new OpenApi(yaml, new ObjectMapper().writeValueAsString(document));
        } catch (IOException e) {
            throw new UncheckedIOException("the API description cannot be read", e);
        }
    }

    void answerYaml(Context context) {
        context.contentType(YAML_TYPE).result(yaml);
    }

    void answerJson(Context context) {
        context.contentType(JSON_TYPE).result(json);
    }
}
