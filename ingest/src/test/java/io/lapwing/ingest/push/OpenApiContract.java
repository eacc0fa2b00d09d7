package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The served API description, against which real requests and responses are held.
public final class OpenApiContract {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode document;
    private final Set<String> seen = new TreeSet<>();

    public OpenApiContract(String json) throws Exception {
        this.document = JSON.readTree(json);
    }

    /// Every documented `path status` that no response has had so far.
    public Set<String> unseen() {
        var unseen = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(method -> method.getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(status -> unseen.add(path.getKey() + " " + status))));
        unseen.removeAll(seen);
        return unseen;
    }

    /// Fails unless the response is one that the description knows, down to headers and body.
    public void check(HttpResponse<String> response) throws Exception {
        String path = response.uri().getPath();
        String status = Integer.toString(response.statusCode());
        JsonNode operations = document.path("paths").path(path);
        JsonNode known = operations.elements().next().path("responses").path(status);
        assertThat(known.isMissingNode()).as(path + " has no status " + status).isFalse();
        for (var header : known.path("headers").properties()) {
            var value = response.headers().firstValue(header.getKey());
            if (header.getValue().path("required").asBoolean()) {
                assertThat(value).as(header.getKey() + " of " + status).isPresent();
            }
            value.ifPresent(text -> assertValid(header.getValue().path("schema"), JSON.valueToTree(text)));
        }
        String type = response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        JsonNode content = known.path("content").path(type.toLowerCase(Locale.ROOT));
        assertThat(content.isMissingNode())
                .as(path + " " + status + " has no " + type)
                .isFalse();
        if (!response.request().method().equals("HEAD")) {
            assertValid(content.path("schema"), body(type, response.body()));
        }
        seen.add(path + " " + status);
    }

    /// Whether the description's schema accepts a body of reports.
    public boolean accepts(String body) throws Exception {
        return errors(reference("Reports"), JSON.readTree(body)).isEmpty();
    }

    /// Fails unless every example of a problem is itself in order and of the kind that it stands for.
    public void checkExamples() {
        for (ProblemKind kind : ProblemKind.values()) {
            JsonNode example =
                    document.path("components").path("examples").path(kind.id()).path("value");
            assertThat(example.isMissingNode()).as(kind.id()).isFalse();
            assertValid(reference("Problem"), example);
            assertThat(example.path("type").asText()).isEqualTo(kind.type());
            assertThat(example.path("title").asText()).isEqualTo(kind.title());
            assertThat(example.path("status").asInt()).isEqualTo(kind.status());
        }
        assertValid(
                reference("Reports"),
                document.path("components").path("examples").path("one-report").path("value"));
    }

    private static JsonNode body(String type, String text) throws Exception {
        return type.endsWith("json") ? JSON.readTree(text) : JSON.valueToTree(text);
    }

    private static JsonNode reference(String schema) {
        return JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    }

    private void assertValid(JsonNode schema, JsonNode value) {
        assertThat(errors(schema, value)).as(value.toString()).isEmpty();
    }

    private java.util.List<com.networknt.schema.Error> errors(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        whole.putArray("allOf").add(schema);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole)
                .validate(value);
    }
}
