package io.lapwing.runtime.kafka;

import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.health.HealthChecks;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a topology: owns its threads, its failures and its end. What the topology does is decided elsewhere.
public final class StreamsRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(25);

    private final Topology topology;
    private final StreamsSettings settings;
    private final MeterRegistry meters;
    private final Consumer<Throwable> onFailure;
    private volatile State state = State.CREATED;
    private @Nullable KafkaStreams streams;
    private @Nullable KafkaStreamsMetrics metrics;

    /// @param topology what to run
    /// @param settings how to run it
    /// @param meters where Kafka Streams' own metrics go
    /// @param onFailure called when it cannot go on
    public StreamsRunner(
            Topology topology, StreamsSettings settings, MeterRegistry meters, Consumer<Throwable> onFailure) {
        this.topology = topology;
        this.settings = settings;
        this.meters = meters;
        this.onFailure = onFailure;
    }

    /// A runner for a service's topology, with its health checks added.
    public static StreamsRunner of(ServiceContext<?> context, Topology topology, StreamsSettings.Tuning tuning) {
        var settings = StreamsSettings.of(context.kafka(), tuning, context.meters());
        var runner = new StreamsRunner(topology, settings, context.meters(), context.onFailure());
        runner.addChecks(context.health());
        return runner;
    }

    private void addChecks(HealthChecks health) {
        health.ready("streams", () -> switch (state) {
            case RUNNING -> Health.up();
            case REBALANCING -> Health.down("partitions are being assigned or state is being restored");
            case CREATED -> Health.down("the topology has not been started");
            case PENDING_SHUTDOWN, NOT_RUNNING -> Health.down("the topology has stopped");
            case PENDING_ERROR, ERROR -> Health.down("the topology has failed");
        });
    }

    /// Starts the topology.
    public void start() {
        var started = new KafkaStreams(topology, settings.properties());
        started.setStateListener((now, before) -> {
            state = now;
            LOG.debug("streams went from {} to {}", before, now);
        });
        started.setUncaughtExceptionHandler(error -> {
            if (Recoverable.is(error)) {
                LOG.warn("a stream thread failed and is replaced: {}", error.getMessage());
                return StreamThreadExceptionResponse.REPLACE_THREAD;
            }
            onFailure.accept(error);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        var bound = new KafkaStreamsMetrics(started);
        bound.bindTo(meters);
        metrics = bound;
        streams = started;
        started.start();
    }

    @Override
    public void close() {
        // Leaving lets others take over at once; else the group waits for the session of this instance to time out.
        var leave =
                CloseOptions.timeout(CLOSE_LIMIT).withGroupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP);
        if (streams != null && !streams.close(leave)) {
            LOG.error("the topology did not stop within {}", CLOSE_LIMIT);
        }
        if (metrics != null) {
            metrics.close();
        }
    }
}
