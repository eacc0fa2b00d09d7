package io.lapwing.bench;

import io.lapwing.cli.ledger.Balance;
import io.lapwing.cli.ledger.BalanceText;
import io.lapwing.cli.ledger.LedgerReading;
import io.lapwing.cli.ledger.PartitionBalance;
import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/// Two instances of enrich, with a warm standby in each other, that suffer faults while reports keep coming.
final class EnrichFaults {
    /// Those that are shipped.
    private static final Set<String> THEMES = Set.of("distillation", "hardware", "space", "drones");

    private static final String GROUP = Topics.DEFAULT_PREFIX + "enrich";
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    /// Longest time in which nothing may come out once everything was sent.
    private static final Duration STANDSTILL = Duration.ofSeconds(120);
    /// What would come twice comes soon after the first.
    private static final Duration AFTERWARDS = Duration.ofSeconds(5);

    private final BrokerStack broker;
    private final Plan plan;
    private final Random random;
    private final Consumer<String> progress;
    private final List<ServiceInstance> instances = new ArrayList<>();

    /// How a run goes.
    ///
    /// @param fault what happens
    /// @param faults how often
    /// @param reports how many are sent
    /// @param rate how many a second
    record Plan(Fault fault, int faults, int reports, int rate) {}

    /// Something that goes wrong, up to the moment at which it is right again.
    interface Fault {
        void strike(EnrichFaults on) throws IOException, InterruptedException;
    }

    private EnrichFaults(BrokerStack broker, Plan plan, Random random, Consumer<String> progress) {
        this.broker = broker;
        this.plan = plan;
        this.random = random;
        this.progress = progress;
    }

    /// @param seed seed of what chance decides
    /// @param progress told each step
    static Toll run(Plan plan, long seed, Consumer<String> progress) throws IOException, InterruptedException {
        progress.accept("seed " + seed);
        try (var broker = BrokerStack.start(THEMES)) {
            var run = new EnrichFaults(broker, plan, new Random(seed), progress);
            try {
                return run.run();
            } finally {
                run.instances.forEach(ServiceInstance::close);
            }
        }
    }

    private Toll run() throws IOException, InterruptedException {
        start("enrich-a");
        start("enrich-b");
        awaitReady();
        var audit = new EnrichAudit(plan.reports());
        Topics topics = broker.clients().topics();
        try (var _ = CommittedRecords.start(broker.clients(), List.of(topics.reportsRaw()), audit::raw);
                var _ = CommittedRecords.start(broker.clients(), List.of(topics.reportsEnriched()), audit::enriched);
                var _ = CommittedRecords.start(broker.clients(), List.of(topics.deadLetters("enrich")), audit::dead);
                var _ = CommittedRecords.start(broker.clients(), signals(topics), audit::signal);
                var load = new EnrichLoad(broker.clients(), audit, plan.reports(), plan.rate())) {
            strike(load, audit);
            Waiting.until(
                    "all reports are sent",
                    Duration.ofSeconds(plan.reports() / plan.rate()).plus(PATIENCE),
                    () -> load.sent() == plan.reports());
            awaitOutcomes(audit);
            Thread.sleep(AFTERWARDS);
            progress.accept(audit.repeats());
            return withLedger(audit.toll(load.sent()));
        }
    }

    private void strike(EnrichLoad load, EnrichAudit audit) throws IOException, InterruptedException {
        for (int fault = 1; fault <= plan.faults(); fault++) {
            int part = plan.reports() / (plan.faults() + 1);
            int from = part * fault - random.nextInt(Math.max(1, part / 2));
            Waiting.until("report " + from + " is sent", Duration.ofHours(1), () -> load.sent() >= from);
            long begin = System.nanoTime();
            plan.fault().strike(this);
            progress.accept(String.format(
                    "fault %d of %d is over after %.1f s; %d sent, %d accounted for",
                    fault, plan.faults(), (System.nanoTime() - begin) / 1e9, load.sent(), audit.accounted()));
        }
    }

    private void awaitOutcomes(EnrichAudit audit) throws InterruptedException {
        int before = -1;
        int now = audit.accounted();
        while (now < plan.reports() && now > before) {
            before = now;
            int reached = before;
            Waiting.within(
                    STANDSTILL, () -> audit.accounted() == plan.reports() || audit.accounted() > reached + plan.rate());
            now = audit.accounted();
            progress.accept(now + " of " + plan.reports() + " accounted for");
        }
    }

    /// The worse of two opinions: of the numbers that the records bear, and of the ledger, which goes by offsets.
    private Toll withLedger(Toll seen) throws InterruptedException {
        try (var reading = new LedgerReading(broker.clients(), GROUP)) {
            Balance balance = reading.look(0);
            progress.accept("ledger: " + BalanceText.verdict(balance));
            long missing = balance.total(PartitionBalance::unaccounted) + balance.total(PartitionBalance::inFlight);
            long twice = balance.total(PartitionBalance::twice);
            return new Toll(
                    seen.sent(),
                    Math.min(seen.outcomes(), seen.sent() - missing - seen.deadLetters()),
                    seen.deadLetters(),
                    Math.max(seen.repeated(), twice),
                    0,
                    seen.longestGap());
        }
    }

    private static List<String> signals(Topics topics) {
        return THEMES.stream().map(topics::signals).toList();
    }

    /// Ends one or several instances with SIGKILL, and starts them anew at once.
    void kill(int count) throws IOException, InterruptedException {
        List<ServiceInstance> victims = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            victims.add(instances.remove(random.nextInt(instances.size())));
        }
        for (ServiceInstance victim : victims) {
            victim.kill();
        }
        for (ServiceInstance victim : victims) {
            start(victim.name());
        }
        awaitReady();
    }

    /// Holds one up for so long that the group gives its work to the other, and lets it go on as if nothing had been.
    void suspend(Duration time) throws IOException, InterruptedException {
        ServiceInstance victim = instances.get(random.nextInt(instances.size()));
        victim.suspend();
        Thread.sleep(time);
        victim.resume();
        awaitReady();
    }

    /// Does without the registry for a time.
    void stopRegistry(Duration time) throws IOException, InterruptedException {
        broker.stack().killRegistry();
        Thread.sleep(time);
        broker.stack().startRegistry();
        broker.stack().awaitRegistry();
        awaitReady();
    }

    private void start(String name) throws IOException {
        Path config = Files.writeString(broker.folder().resolve(name + ".yaml"), """
            lapwing:
              kafka:
                properties:
                  session.timeout.ms: "6000"
                  heartbeat.interval.ms: "2000"
              enrich:
                streams:
                  state-dir: %s
            """.formatted(
                        broker.folder().resolve("state-" + name)));
        instances.add(ServiceInstance.start(
                broker.stack(), ServiceKind.ENRICH, name, broker.stack().jvm(ServiceKind.ENRICH), config));
    }

    private void awaitReady() throws InterruptedException {
        for (ServiceInstance instance : instances) {
            Waiting.until(instance.name() + " is ready", PATIENCE, instance::isReady);
        }
    }
}
