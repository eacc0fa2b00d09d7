package io.lapwing.runtime.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.networknt.schema.Error;

/// Findings of the schema validator and the data binder as problems with a line and a key.
final class SchemaProblems {
    private SchemaProblems() {}

    static Problem of(YamlDocument document, Error error) {
        String at = key(error.getInstanceLocation().toString());
        String property = error.getProperty();
        String key = property == null ? at : at.isEmpty() ? property : at + "." + property;
        return switch (error.getKeyword()) {
            case "additionalProperties", "unevaluatedProperties" ->
                document.problem(key, "is not a key that can stand here; remove it or correct its spelling");
            case "required" -> document.problem(key, "is required here; add it");
            case "minItems", "minProperties", "minLength" ->
                document.problem(key, "is empty or too short: " + error.getMessage());
            default -> document.problem(key, error.getMessage());
        };
    }

    static Problem of(YamlDocument document, JsonProcessingException e) {
        var key = new StringBuilder();
        if (e instanceof JsonMappingException mapping) {
            for (var reference : mapping.getPath()) {
                if (reference.getFieldName() == null) {
                    key.append('[').append(reference.getIndex()).append(']');
                } else {
                    key.append(key.isEmpty() ? "" : ".").append(reference.getFieldName());
                }
            }
        }
        Throwable cause = e.getCause() == null ? e : e.getCause();
        String message = cause instanceof JsonProcessingException json ? json.getOriginalMessage() : cause.getMessage();
        return document.problem(key.toString(), String.valueOf(message));
    }

    /// `/rules/2/severity` as `rules[2].severity`.
    private static String key(String pointer) {
        var key = new StringBuilder();
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            if (step.matches("\\d+")) {
                key.append('[').append(step).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".")
                        .append(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return key.toString();
    }
}
