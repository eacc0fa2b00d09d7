package io.lapwing.ingest;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.poll.Polling;
import io.lapwing.ingest.push.PushEndpoint;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.ingest.status.SourceGauges;
import io.lapwing.ingest.status.SourcesEndpoint;
import io.lapwing.ingest.status.StatusBoard;
import io.lapwing.runtime.app.Service;
import io.lapwing.runtime.app.ServiceContext;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import io.lapwing.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Polling and pushing, put together.
final class IngestService implements Service {
    private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

    private final Topics topics;
    private final SourceList sources;
    private final Fetcher fetcher;
    private final Polling polling;
    private final PushEndpoint push;

    private IngestService(Topics topics, SourceList sources, Fetcher fetcher, Polling polling, PushEndpoint push) {
        this.topics = topics;
        this.sources = sources;
        this.fetcher = fetcher;
        this.polling = polling;
        this.push = push;
    }

    /// Builds the service, with its source list read and checked.
    ///
    /// @throws ConfigException naming every problem of configuration and source list
    static Service build(ServiceContext<IngestConfig> context) {
        IngestConfig.Ingest config = context.config().ingest();
        var settings = new IngestSettings(config);
        var problems = new ArrayList<Problem>(settings.problems());
        SourceList sources = new SourceList(List.of(), 0);
        try {
            sources = SourceList.load(config.sources());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        var fetcher = new Fetcher(settings.http(), settings.fetchLimits(), context.clock());
        var board = new StatusBoard(sources.sources());
        context.meters()
                .getPrometheusRegistry()
                .register(new SourceGauges(context.kafka().service(), board, context.clock()));
        var polling = new Polling(
                sources,
                board,
                settings.polling(),
                context.kafka(),
                fetcher,
                context.clock(),
                context.meters(),
                context.onFailure());
        var pushing = new PushSettings(config.push());
        var push = new PushEndpoint(
                pushing.access(), pushing.limits(), context.kafka(), context.clock(), context.meters());
        context.routes().add(push::addTo);
        context.routes().add(new SourcesEndpoint(board, context.clock(), polling::resume)::addTo);
        context.health().live("polling", polling::health);
        return new IngestService(context.kafka().topics(), sources, fetcher, polling, push);
    }

    @Override
    public Set<String> topics() {
        return Set.of(topics.reportsRaw(), topics.cursors(), topics.deadLetters("ingest"));
    }

    @Override
    public void start() {
        LOG.info(
                "{} sources in the list, {} of them switched off",
                sources.sources().size() + sources.disabled(),
                sources.disabled());
        push.start();
        polling.start();
    }

    @Override
    public void close() {
        polling.close();
        push.close();
        fetcher.close();
    }
}
