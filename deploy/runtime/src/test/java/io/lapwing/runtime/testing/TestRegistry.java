package io.lapwing.runtime.testing;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Subjects;
import io.lapwing.schemas.TopicSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A schema registry in memory that holds the schemas of our topics, as `lapwing topics apply` leaves it.
public final class TestRegistry implements AutoCloseable {
    private final String scope = UUID.randomUUID().toString();

    /// @param topics the topics whose schemas it holds
    public TestRegistry(List<TopicSpec> topics) {
        var client = MockSchemaRegistry.getClientForScope(scope);
        Subjects.of(topics).forEach((subject, schema) -> {
            try {
                client.register(subject, new AvroSchema(schema));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (RestClientException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /// Address for the registry setting.
    public String url() {
        return "mock://" + scope;
    }

    /// Serdes on it.
    public AvroSerdes serdes() {
        return new AvroSerdes(url(), Map.of());
    }

    @Override
    public void close() {
        MockSchemaRegistry.dropScope(scope);
    }
}
