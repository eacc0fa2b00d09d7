package io.lapwing.ingest.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
    @Test
    void load_description_isOpenApi31WithoutComplaint() {
        var options = new ParseOptions();
        options.setResolve(true);
        var result = new OpenAPIV3Parser().readContents(OpenApi.load().yaml(), List.of(), options);
        assertThat(result.getMessages()).isNullOrEmpty();
        assertThat(result.getOpenAPI().getOpenapi()).isEqualTo("3.1.0");
        assertThat(result.getOpenAPI().getPaths().keySet())
                .isEqualTo(Set.of(PushEndpoint.PATH, OpenApi.PATH, OpenApi.JSON_PATH));
        assertThat(result.getOpenAPI().getInfo().getVersion()).doesNotContain("$");
        assertThat(result.getOpenAPI().getComponents().getSecuritySchemes()).containsKeys("token", "signature");
    }

    @Test
    void load_description_knowsEveryTypeStatusAndProblem() throws Exception {
        var paths = new OpenAPIV3Parser()
                .readContents(OpenApi.load().yaml())
                .getOpenAPI()
                .getPaths();
        var post = Objects.requireNonNull(paths.get(PushEndpoint.PATH)).getPost();
        assertThat(post.getRequestBody().getContent().keySet()).isEqualTo(BodyForm.TYPES);
        for (ProblemKind kind : ProblemKind.values()) {
            assertThat(post.getResponses()).containsKey(Integer.toString(kind.status()));
        }
        new OpenApiContract(OpenApi.load().json()).checkExamples();
    }

    /// The schema of a report and the code that reads reports must accept the same.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title': 't'}",
                "[{'title': 't'}, {'title': 'u', 'body': null, 'attributes': {'a': 'b'}}]",
                "{'title': ' '}",
                "{'title': ''}",
                "{}",
                "[]",
                "5",
                "[5]",
                "{'title': 5}",
                "{'title': null}",
                "{'title': 't', 'published': 'now'}",
                "{'title': 't', 'source': 'a b'}",
                "{'title': 't', 'source': 'desk'}",
                "{'title': 't', 'language': 'zh-Hans'}",
                "{'title': 't', 'language': 'x'}",
                "{'title': 't', 'attributes': {'a': 1}}",
                "{'title': 't', 'attributes': []}",
                "{'title': 't', 'id': 'ID501'}",
                "{'title': 'TITLE4000'}",
                "{'title': 'TITLE4001'}",
            })
    void reports_schemaAndReader_agree(String shape) throws Exception {
        String body = shape.replace('\'', '"')
                .replace("ID501", "i".repeat(501))
                .replace("TITLE4000", "t".repeat(4000))
                .replace("TITLE4001", "t".repeat(4001));
        var client = new PushClient("desk", Optional.empty(), List.of(), Set.of());
        var parsed = PushBody.parse(body.getBytes(java.nio.charset.StandardCharsets.UTF_8), client, 10);
        assertThat(parsed instanceof PushBody.Parsed.Reports)
                .isEqualTo(new OpenApiContract(OpenApi.load().json()).accepts(body));
    }
}
