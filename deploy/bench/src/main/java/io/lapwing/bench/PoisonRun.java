package io.lapwing.bench;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lapwing.cli.deadletters.Action;
import io.lapwing.cli.deadletters.Handling;
import io.lapwing.cli.deadletters.HandlingException;
import io.lapwing.cli.deadletters.Letter;
import io.lapwing.cli.deadletters.LetterDesk;
import io.lapwing.cli.deadletters.LetterFilter;
import io.lapwing.cli.deadletters.Progress;
import io.lapwing.cli.ledger.Balance;
import io.lapwing.cli.ledger.BalanceText;
import io.lapwing.cli.ledger.LedgerReading;
import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.record.RawReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.kafka.clients.admin.Admin;

/// Poisoned reports through the enrich service on a real broker and registry, to the end: the bad ones become dead
/// letters, what the registry could not explain is redriven once it can, the rest is discarded, and the ledger is right
/// after each step.
final class PoisonRun {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String GROUP = "lapwing.enrich";
    private static final int SETTLE_NAMES = 10;
    private static final String LIVE_THREADS = "kafka_stream_alive_stream_threads";

    private final BrokerStack broker;
    private final SchemaRegistryClient registry;
    private final Consumer<String> progress;

    /// How it ended.
    ///
    /// @param poisoned poisoned reports by kind
    /// @param aborted reports of transactions that were aborted
    /// @param letters the ledger once enrich had read everything
    /// @param redriven letters redriven by several runs at once, in all
    /// @param fixed the ledger after that
    /// @param discarded letters discarded
    /// @param closed the ledger at the end
    /// @param liveThreads stream threads of enrich that are alive at the end
    /// @param took time from the first report until the ledger was settled
    record Outcome(
            Map<PoisonedReports.Poison, Integer> poisoned,
            int aborted,
            Balance letters,
            long redriven,
            Balance fixed,
            long discarded,
            Balance closed,
            double liveThreads,
            Duration took) {}

    private PoisonRun(BrokerStack broker, Consumer<String> progress) {
        this.broker = broker;
        this.registry = TopicsApply.registry(broker.stack().registryUrl(), Map.of());
        this.progress = progress;
    }

    /// @param reports how many to write
    /// @param share one in so many is poisoned
    /// @param seed seed of what chance decides
    /// @param progress told each step
    static Outcome run(int reports, int share, long seed, Consumer<String> progress)
            throws IOException, InterruptedException {
        progress.accept("seed " + seed);
        Set<String> themes = Taxonomy.load(Optional.empty()).themeIds();
        try (var broker = BrokerStack.start(themes)) {
            return new PoisonRun(broker, progress).run(reports, share, new Random(seed));
        }
    }

    private Outcome run(int reports, int share, Random random) throws IOException, InterruptedException {
        broker.stack().startService(ServiceKind.ENRICH, config());
        broker.stack().awaitReady(ServiceKind.ENRICH);
        int future = nextSchemaId();
        var input = new PoisonedReports(broker.clients(), random, future);
        long begin = System.nanoTime();
        try (var ledger = new LedgerReading(broker.clients(), GROUP)) {
            input.write(reports, share);
            Balance letters = settled(ledger, reports, "after the poison");
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            registerFuture(future);
            long redriven = redriveByTwo() + redrive();
            Balance fixed = settled(ledger, reports + redriven, "after the redrive");
            long discarded = handle(new Action.Discard("a sample of bad input"), Optional.empty());
            Balance closed = settled(ledger, reports + redriven, "after the discard");
            double alive = Metrics.of(broker.stack().url(ServiceKind.ENRICH)).sum(LIVE_THREADS);
            return new Outcome(
                    Map.copyOf(input.poisoned()),
                    input.aborted(),
                    letters,
                    redriven,
                    fixed,
                    discarded,
                    closed,
                    alive,
                    took);
        }
    }

    private Balance settled(LedgerReading ledger, long reports, String when) throws InterruptedException {
        var last = new ArrayList<Balance>(List.of());
        Waiting.until("the ledger is settled " + when, PATIENCE, () -> {
            last.clear();
            last.add(ledger.look(SETTLE_NAMES));
            broker.stack().casualty().ifPresent(obituary -> {
                throw new IllegalStateException(obituary);
            });
            Balance balance = last.getFirst();
            return !balance.isRight() || balance.isSettled() && balance.total(each -> each.raw()) >= reports;
        });
        progress.accept(when + ": " + BalanceText.verdict(last.getFirst()));
        return last.getFirst();
    }

    /// Two people give the command at the same moment.
    private long redriveByTwo() throws InterruptedException {
        var redriven = new AtomicLong();
        var shutOut = new AtomicLong();
        Runnable command = () -> redrive(redriven, shutOut);
        List<Thread> people = List.of(
                Thread.ofPlatform().name("first").start(command),
                Thread.ofPlatform().name("second").start(command));
        for (Thread person : people) {
            person.join();
        }
        progress.accept("two redrives at once: " + redriven + " letters redriven, " + shutOut + " of the two shut out");
        return redriven.get();
    }

    private void redrive(AtomicLong redriven, AtomicLong shutOut) {
        try {
            redriven.addAndGet(redrive());
        } catch (HandlingException e) {
            shutOut.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long redrive() throws InterruptedException {
        return handle(new Action.Redrive(), Optional.of(RestClientException.class.getSimpleName()));
    }

    private long handle(Action action, Optional<String> error) throws InterruptedException {
        var counter = new Counter();
        try (Admin admin = broker.clients().admin()) {
            new LetterDesk(broker.clients(), admin, "enrich")
                    .handle(new LetterFilter(Set.of(), error, Optional.empty(), Instant.MIN), action, counter);
        }
        return counter.done;
    }

    private static final class Counter implements Progress {
        private long done;

        @Override
        public void done(Letter letter, String note) {
            done++;
        }

        @Override
        public void refused(Letter letter, String why) {
            throw new IllegalStateException(letter.id() + ": " + why);
        }

        @Override
        public void already(Letter letter, Handling handling) {
            // The letters of the runs before are passed over, which is what this shows.
        }
    }

    /// Makes the schema known whose id the poisoned reports bear: a raw report with one more field.
    private void registerFuture(int expected) throws IOException {
        Schema known = RawReport.getClassSchema();
        var fields = new ArrayList<Schema.Field>();
        known.getFields().forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        Schema text = SchemaBuilder.unionOf().nullType().and().stringType().endUnion();
        fields.add(new Schema.Field("remark", text, "New.", Schema.Field.NULL_DEFAULT_VALUE));
        int id = register(Schema.createRecord(known.getName(), known.getDoc(), known.getNamespace(), false, fields));
        if (id != expected) {
            throw new IllegalStateException("the registry gave id " + id + " where " + expected + " was next");
        }
    }

    /// The id that the registry will give to the next schema: it counts up, as a schema without use shows.
    private int nextSchemaId() throws IOException {
        return 1 + register(SchemaBuilder.record("Probe").fields().endRecord());
    }

    private int register(Schema schema) throws IOException {
        try {
            return registry.register("bench." + schema.getName() + "-value", new AvroSchema(schema));
        } catch (RestClientException e) {
            throw new IOException("the registry does not take a schema", e);
        }
    }

    private Path config() throws IOException {
        return Files.writeString(broker.folder().resolve("bench-enrich.yaml"), """
            lapwing:
              enrich:
                streams:
                  state-dir: %s
                  standby-replicas: 0
            """.formatted(
                        broker.folder().resolve("bench-state")));
    }
}
