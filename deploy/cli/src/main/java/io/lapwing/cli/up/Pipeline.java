package io.lapwing.cli.up;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.newsroom.Newsroom;
import io.lapwing.cli.newsroom.NewsroomServer;
import io.lapwing.cli.stack.Distribution;
import io.lapwing.cli.stack.LocalStack;
import io.lapwing.cli.stack.Ports;
import io.lapwing.cli.stack.ServiceKind;
import io.lapwing.cli.topics.TopicsApply;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.TopicDeclaration;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/// The whole pipeline on one machine: newsroom, broker, registry, topics, services.
public final class Pipeline implements AutoCloseable {
    /// Half of the usual number: each costs a state store or two that must be opened before the first alert.
    private static final int PARTITIONS = TopicDeclaration.DEFAULT_PARTITIONS / 2;

    private final LocalStack stack;
    private final Ports ports;
    private final DataFolder folder;
    private final Inputs inputs;
    private final Consumer<String> progress;
    private final CountDownLatch stop;
    private final NewsroomServer newsroom;
    private final Map<ServiceKind, Path> configs = new EnumMap<>(ServiceKind.class);

    /// The files of a run.
    ///
    /// @param taxonomy folder with the taxonomy; empty for the one that is shipped
    /// @param rules alert rules; empty for the ones that are shipped
    public record Files(Optional<Path> taxonomy, Optional<Path> rules) {}

    /// The files of a run, read and found in order.
    ///
    /// @param watched what to watch
    /// @param files taxonomy and rules
    /// @param themes ids of the themes
    /// @param ruleTopics topics that rules name for themselves
    public record Inputs(Watched watched, Files files, Set<String> themes, Set<String> ruleTopics) {
        /// Reads every file, so that all their problems are told before anything starts.
        ///
        /// @throws ConfigException naming every problem in every file
        public static Inputs check(Watched watched, Files files) {
            var problems = new ArrayList<Problem>();
            attempt(problems, () -> {
                watched.check();
                return watched;
            });
            Optional<Taxonomy> taxonomy = attempt(problems, () -> Taxonomy.load(files.taxonomy()));
            Optional<RuleFile> rules = attempt(problems, () -> RuleFile.load(files.rules()));
            if (!problems.isEmpty()) {
                throw new ConfigException(problems);
            }
            return new Inputs(
                    watched,
                    files,
                    taxonomy.orElseThrow().themeIds(),
                    rules.orElseThrow().ruleTopics());
        }

        private static <T> Optional<T> attempt(List<Problem> problems, java.util.function.Supplier<T> load) {
            try {
                return Optional.of(load.get());
            } catch (ConfigException e) {
                problems.addAll(e.problems());
                return Optional.empty();
            }
        }
    }

    /// @param progress told each step
    /// @param stop ends every wait when it reaches zero
    public Pipeline(
            Distribution distribution,
            Ports ports,
            DataFolder folder,
            Inputs inputs,
            Consumer<String> progress,
            CountDownLatch stop) {
        this.stack = new LocalStack(distribution, ports, folder.path(), stop);
        this.ports = ports;
        this.folder = folder;
        this.inputs = inputs;
        this.progress = progress;
        this.stop = stop;
        this.newsroom = new NewsroomServer(Newsroom.shipped(), InstantSource.system());
    }

    /// Starts everything and returns once all of it does its work, or once it is to stop. The services are started
    /// together with the broker and wait for it, because that is quicker than one after the other.
    ///
    /// @throws io.lapwing.runtime.app.StartupException if a part does not come up
    public void start() throws IOException, InterruptedException {
        progress.accept("data and logs are in " + folder.describe());
        stack.startInfrastructure();
        startServices();
        stack.awaitBroker();
        tell("broker", stack.bootstrapServers());
        stack.awaitRegistry();
        tell("registry", stack.registryUrl());
        if (stop.getCount() > 0) {
            applyTopics();
        }
        for (ServiceKind kind : ServiceKind.values()) {
            stack.awaitReady(kind);
            tell(kind.id(), stack.url(kind));
        }
    }

    private void tell(String part, String text) {
        if (stop.getCount() > 0) {
            progress.accept(String.format(Locale.ROOT, "%-9s %s", part, text));
        }
    }

    /// Clients of its broker and registry.
    public KafkaClients clients() {
        var settings = Map.of(
                "lapwing.kafka.bootstrap-servers", stack.bootstrapServers(),
                "lapwing.registry.url", stack.registryUrl());
        return new KafkaClients(
                "cli", new ConfigLoader(Map.of(), settings).load(ServiceConfig.class, Optional.empty()));
    }

    /// What to tell of a part that has ended by itself, if one has.
    public Optional<String> casualty() {
        return stack.casualty();
    }

    /// The local stack, for tests that stop and kill parts of it.
    public LocalStack stack() {
        return stack;
    }

    /// Stops what brings new reports in, so that the rest can finish.
    public void stopIngest() {
        stack.stopService(ServiceKind.INGEST);
    }

    @Override
    public void close() {
        stack.close();
        newsroom.close();
    }

    /// Stops a service in good order, does something, and starts it again.
    ///
    /// @throws io.lapwing.runtime.app.StartupException if it does not come up again
    public void restart(ServiceKind kind, Runnable meanwhile) throws IOException, InterruptedException {
        Path config = configs.get(kind);
        if (config == null) {
            throw new IllegalStateException(kind.id() + " has not been started");
        }
        stack.stopService(kind);
        meanwhile.run();
        stack.startService(kind, config);
        stack.awaitReady(kind);
    }

    private void startServices() throws IOException {
        var files = new ServiceFiles(folder.path());
        configs.put(ServiceKind.INGEST, ingest(files));
        configs.put(ServiceKind.ENRICH, files.enrich(inputs.files().taxonomy()));
        configs.put(ServiceKind.ALERTS, files.alerts(inputs.files().rules()));
        for (var config : configs.entrySet()) {
            stack.startService(config.getKey(), config.getValue());
        }
    }

    private Path ingest(ServiceFiles files) throws IOException {
        Path sources = switch (inputs.watched()) {
            case Watched.Newsroom _ -> serveNewsroom(files);
            case Watched.Listed(Path list) -> list;
            case Watched.Live _ -> {
                int count = SourceList.shipped().sources().size();
                tell("sources", count + " of the shipped list, read on the open web; no sample data");
                yield files.shippedSources();
            }
        };
        return files.ingest(sources, inputs.watched());
    }

    private Path serveNewsroom(ServiceFiles files) throws IOException {
        newsroom.start(ports.of(Ports.Role.NEWSROOM));
        var feeds = Newsroom.shipped().feeds();
        tell("newsroom", feeds.size() + " feeds such as " + newsroom.address(feeds.getFirst()) + " (sample data)");
        return files.sources(feeds, newsroom::address);
    }

    private void applyTopics() throws InterruptedException {
        KafkaClients clients = clients();
        var declared = TopicDeclaration.of(clients.topics(), inputs.themes(), inputs.ruleTopics(), PARTITIONS);
        try (Admin admin = clients.admin()) {
            var registry = TopicsApply.registry(stack.registryUrl(), Map.of());
            var topics = new TopicsApply(admin, registry, declared, Optional.empty());
            var differences = topics.plan();
            topics.apply(differences);
            tell("topics", declared.size() + " in place, " + differences.size() + " changes made");
        }
    }
}
