package io.lapwing.ingest.poll;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.publish.RecordEncoder;
import io.lapwing.ingest.publish.TransactionalPublisher;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.ingest.status.StatusBoard;
import io.lapwing.record.Cursor;
import io.lapwing.runtime.health.Health;
import io.lapwing.runtime.kafka.KafkaClients;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/// Polls the sources that fall to this instance, from start to stop.
public final class Polling implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// Time in which the group usually shares out the partitions after a start.
    private static final Duration FOLLOW_AFTER = Duration.ofSeconds(10);

    private final SourceList sources;
    private final Settings settings;
    private final KafkaClients kafka;
    private final Fetcher fetcher;
    private final InstantSource clock;
    private final PollMeters meters;
    private final Consumer<Throwable> onFailure;
    private final StatusBoard board;
    private final Queue<String> resumed = new ConcurrentLinkedQueue<>();
    private @Nullable PollThread thread;
    private @Nullable FollowerThread follower;

    /// How sources are polled and shared.
    ///
    /// @param groupId consumer group whose members share the sources
    /// @param session time without a sign of life after which the sources of an instance go to others
    /// @param intervals how long to wait between two polls
    /// @param longestHint longest time for which what hosts and feeds say of their freshness puts a poll off
    /// @param emptyAfter time without anything new after which a feed without entries counts as empty
    /// @param connectionsPerHost sources of one host read at once
    /// @param hostGap shortest time between the starts of two requests to one host
    /// @param concurrentPolls sources read at once
    /// @param gather time for which results are gathered into one transaction
    public record Settings(
            String groupId,
            Duration session,
            Intervals intervals,
            Duration longestHint,
            Duration emptyAfter,
            int connectionsPerHost,
            Duration hostGap,
            int concurrentPolls,
            Duration gather) {}

    /// @param board told how the sources fare
    /// @param fetcher fetches; closed by its owner
    /// @param onFailure called when polling cannot go on
    public Polling(
            SourceList sources,
            StatusBoard board,
            Settings settings,
            KafkaClients kafka,
            Fetcher fetcher,
            InstantSource clock,
            MeterRegistry meters,
            Consumer<Throwable> onFailure) {
        this.sources = sources;
        this.board = board;
        this.settings = settings;
        this.kafka = kafka;
        this.fetcher = fetcher;
        this.clock = clock;
        this.meters = new PollMeters(meters);
        this.onFailure = onFailure;
    }

    /// Joins the group and begins to poll.
    public void start() {
        var members = new PollClients(kafka, settings.groupId(), settings.session());
        var consumer =
                new KafkaConsumer<>(members.consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        Admin admin = kafka.admin();
        String topic = kafka.topics().cursors();
        var shares = new SourceShares(
                sources.sources(), consumer.partitionsFor(topic).size());
        var watches = new Watches(shares, clock, board);
        var publisher = new TransactionalPublisher(members.producers());
        ExecutorService polls = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("poll-", 0).factory());
        var others = new KafkaConsumer<>(members.follower(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var cursorFollower = new CursorFollower(others, topic, decoder(), board, clock);
        follower = new FollowerThread(others, cursorFollower, FOLLOW_AFTER);
        follower.start();
        var loop = new PollLoop(watches, task(), publisher, meters, clock, polls, cursorFollower, resumed);
        var cursors = new CursorLog(consumer, PartitionEnds.by(admin, PATIENCE), topic, decoder(), loop, clock);
        meters.watch(watches::size, watches::failing);
        var clients = new PollThread.Clients(consumer, admin, publisher, polls);
        thread = new PollThread(loop, cursors, clients, settings.gather(), clock, onFailure);
        thread.start();
    }

    /// Has a stopped source read again, if it is still this instance's by then.
    public void resume(String sourceId) {
        resumed.add(sourceId);
    }

    /// Whether it does its work.
    public Health health() {
        PollThread current = thread;
        return current == null ? Health.up() : current.health();
    }

    @Override
    public void close() {
        if (follower != null) {
            follower.close();
        }
        if (thread != null) {
            thread.close();
        }
    }

    /// One for each thread.
    private CursorDecoder decoder() {
        return new CursorDecoder(
                kafka.serdes().topic(Cursor.class).deserializer(),
                kafka.topics().deadLetters(kafka.service()));
    }

    private PollTask task() {
        var limits =
                new HostLimits(settings.connectionsPerHost(), settings.concurrentPolls(), settings.hostGap(), clock);
        return new PollTask(
                new SourceReader(fetcher, limits, new Keys(System.getenv()), clock),
                new PollDecision(settings.intervals(), settings.longestHint(), settings.emptyAfter()),
                new RecordEncoder(kafka.topics(), kafka.serdes()),
                clock,
                RandomGenerator.getDefault(),
                meters);
    }
}
