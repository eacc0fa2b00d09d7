package io.lapwing.alerts;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Subjects;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// A schema registry in memory that has all our schemas, as after `lapwing topics apply`.
public record Registry(String scope) {
    /// Themes of the tests.
    public static final Set<String> THEMES = Set.of("space", "drones", "hardware", "distillation");

    /// A registry of its own.
    ///
    /// @param scope its name
    public static Registry of(String scope, Set<String> ruleTopics) throws IOException, RestClientException {
        var client = MockSchemaRegistry.getClientForScope(scope);
        var declared = TopicDeclaration.of(new Topics(Topics.DEFAULT_PREFIX), THEMES, ruleTopics, 1);
        for (var subject : Subjects.of(declared).entrySet()) {
            client.register(subject.getKey(), new AvroSchema(subject.getValue()));
        }
        return new Registry(scope);
    }

    /// Its address.
    public String url() {
        return "mock://" + scope;
    }

    /// Serdes on it.
    public AvroSerdes serdes() {
        return new AvroSerdes(url(), Map.of());
    }
}
