package io.lapwing.cli.topics;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lapwing.cli.topics.TopicDifference.DifferentPartitions;
import io.lapwing.cli.topics.TopicDifference.DifferentSetting;
import io.lapwing.cli.topics.TopicDifference.MissingSchema;
import io.lapwing.cli.topics.TopicDifference.MissingTopic;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.schemas.Subjects;
import io.lapwing.schemas.TopicSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/// Brings a cluster and a registry to the declaration. Nothing is ever removed.
public final class TopicsApply {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int SCHEMAS_CACHED = 100;
    private static final String COMPATIBILITY = "BACKWARD";

    private final Admin admin;
    private final SchemaRegistryClient registry;
    private final List<TopicSpec> declared;
    private final Optional<Short> replication;

    /// @param admin client of the cluster
    /// @param registry client of the registry
    /// @param declared how topics are to be
    /// @param replication replication factor of new topics; empty takes the broker's default
    public TopicsApply(
            Admin admin, SchemaRegistryClient registry, List<TopicSpec> declared, Optional<Short> replication) {
        this.admin = admin;
        this.registry = registry;
        this.declared = declared;
        this.replication = replication;
    }

    /// A client of a registry.
    ///
    /// @param url base address of the Confluent API
    /// @param properties further settings
    public static SchemaRegistryClient registry(String url, Map<String, String> properties) {
        return new CachedSchemaRegistryClient(url, SCHEMAS_CACHED, properties);
    }

    /// What applying would change.
    public List<TopicDifference> plan() throws InterruptedException {
        var differences = new ArrayList<>(TopicPlan.compare(declared, existing()));
        differences.addAll(
                inParallel(Subjects.of(declared).entrySet(), subject -> missing(subject.getKey(), subject.getValue()))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
        return differences;
    }

    /// Makes the changes.
    ///
    /// @param differences what [#plan] told
    /// @throws StartupException if the registry refuses a schema, with its reason
    public void apply(List<TopicDifference> differences) throws InterruptedException {
        var schemas = new ArrayList<MissingSchema>();
        var create = new ArrayList<NewTopic>();
        var alter = new HashMap<ConfigResource, Collection<AlterConfigOp>>();
        for (TopicDifference difference : differences) {
            switch (difference) {
                case MissingTopic(TopicSpec spec) ->
                    create.add(new NewTopic(spec.name(), Optional.of(spec.partitions()), replication)
                            .configs(spec.config()));
                case DifferentSetting(String topic, String key, String actual, String value) ->
                    alter.computeIfAbsent(
                                    new ConfigResource(ConfigResource.Type.TOPIC, topic), any -> new ArrayList<>())
                            .add(new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET));
                case DifferentPartitions(String topic, int actual, int wanted) -> {
                    // told, and left to people
                }
                case MissingSchema missing -> schemas.add(missing);
            }
        }
        inParallel(schemas, this::register);
        await(() -> admin.createTopics(create).all().get());
        await(() -> admin.incrementalAlterConfigs(alter).all().get());
    }

    private Map<String, TopicPlan.Existing> existing() throws InterruptedException {
        Set<String> names = await(() -> admin.listTopics().names().get());
        List<String> ours =
                declared.stream().map(TopicSpec::name).filter(names::contains).toList();
        var descriptions =
                await(() -> admin.describeTopics(ours).allTopicNames().get());
        var resources = ours.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        var configs = await(() -> admin.describeConfigs(resources).all().get());
        var existing = new HashMap<String, TopicPlan.Existing>();
        descriptions.forEach((name, description) -> {
            Config config = configs.get(new ConfigResource(ConfigResource.Type.TOPIC, name));
            var values = config == null ? Map.<String, String>of() : values(config);
            existing.put(name, new TopicPlan.Existing(description.partitions().size(), values));
        });
        return existing;
    }

    private static Map<String, String> values(Config config) {
        return config.entries().stream()
                .filter(entry -> entry.value() != null)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    }

    private Optional<MissingSchema> missing(String subject, Schema schema) {
        try {
            registry.getId(subject, new AvroSchema(schema));
            return Optional.empty();
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.of(new MissingSchema(subject, schema));
            }
            throw refused(subject, e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private int register(MissingSchema missing) {
        try {
            registry.updateCompatibility(missing.subject(), COMPATIBILITY);
            return registry.register(missing.subject(), new AvroSchema(missing.schema()));
        } catch (RestClientException e) {
            throw refused(missing.subject(), e);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    /// The registry's API takes one subject a request; together they take as long as the slowest few.
    private static <A, B> List<B> inParallel(Collection<A> all, Function<A, B> each) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<B>();
            for (Future<B> future : threads.invokeAll(
                    all.stream().<Callable<B>>map(one -> () -> each.apply(one)).toList())) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }

    private static StartupException refused(String subject, RestClientException e) {
        String advice = e.getStatus() == CONFLICT
                ? "; the schema there is not one that ours can follow, so the topic prefix may belong to something else"
                : "";
        return new StartupException(
                "the registry refuses the schema of subject " + subject + ": " + e.getMessage() + advice);
    }

    private static StartupException unreachable(IOException e) {
        return new StartupException("the schema registry cannot be reached (" + e.getMessage()
                + "); is it running, and is lapwing.registry.url right?");
    }

    private interface Call<T> {
        T get() throws InterruptedException, ExecutionException;
    }

    private static <T> T await(Call<T> call) throws InterruptedException {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new StartupException("Kafka refuses: " + (e.getCause() == null ? e : e.getCause()).getMessage());
        }
    }
}
