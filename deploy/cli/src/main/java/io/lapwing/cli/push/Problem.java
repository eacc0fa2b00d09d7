package io.lapwing.cli.push;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// An error answer of the service, for people.
final class Problem {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int MOST = 20;

    private Problem() {}

    /// @param body the answer, a problem by RFC 9457 if it came from the service and not from something between
    /// @param first number of the batch's first report
    static String text(String body, int first) {
        try {
            JsonNode problem = MAPPER.readTree(body);
            if (!problem.path("detail").isTextual()) {
                return body;
            }
            JsonNode errors = problem.path("errors");
            if (errors.isEmpty()) {
                return problem.path("detail").asText();
            }
            var text = new StringBuilder(problem.path("title").asText());
            for (int i = 0; i < Math.min(MOST, errors.size()); i++) {
                JsonNode error = errors.get(i);
                text.append("\n  report ").append(first + error.path("index").asInt());
                text.append(' ').append(error.path("pointer").asText().replaceFirst("^#/\\d+/?", ""));
                text.append(": ").append(error.path("detail").asText());
            }
            return text + (errors.size() > MOST ? "\n  and more" : "");
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
