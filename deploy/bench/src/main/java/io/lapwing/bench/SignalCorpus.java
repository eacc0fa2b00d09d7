package io.lapwing.bench;

import io.lapwing.enrich.dedupe.Sighting;
import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.StoryStage;
import io.lapwing.schemas.AvroSerdes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Signals as the enricher makes them of [Corpus], from forty sources, in stories of some hundred reports, one after
/// the
/// other in time. The same on every run.
final class SignalCorpus {
    private static final long SEED = 20_260_301;
    private static final int SOURCES = 40;
    private static final int STORY = 100;
    private static final String[] COUNTRIES = {"US", "CN", "GB", "DE", "JP"};

    private final List<Signal> shapes = new ArrayList<>();
    private final Random random = new Random(SEED);
    private final Instant start;
    private final Duration apart;
    private int number;

    /// @param start time of the first signal
    /// @param apart time from one signal to the next
    SignalCorpus(Instant start, Duration apart) {
        AvroSerdes.trustRecords();
        this.start = start;
        this.apart = apart;
        var enricher = EnricherBenchmark.enricher();
        for (RawReport report : Corpus.reports()) {
            shapes.addAll(enricher.enrich(report, Sighting.first(), Corpus.NOW).signals());
        }
    }

    /// The time of the signal that comes next.
    Instant time() {
        return start.plus(apart.multipliedBy(number));
    }

    /// The next signal.
    Signal next() {
        Signal shape = shapes.get(random.nextInt(shapes.size()));
        Instant at = time();
        int source = random.nextInt(SOURCES);
        int inStory = 1 + random.nextInt(STORY);
        number++;
        return Signal.newBuilder(shape)
                .setReport(ReportSummary.newBuilder(shape.getReport())
                        .setId("report-" + number)
                        .setUrl("https://news.example/" + number)
                        .setPublishedAt(at.minusSeconds(random.nextInt(1_800)))
                        .setFetchedAt(at)
                        .setOrigin(origin(source))
                        .build())
                .setStoryId("story-" + number / STORY + "-" + shape.getTheme())
                .setStoryStage(inStory > 50 ? StoryStage.CORROBORATED : StoryStage.NEW)
                .setStoryReports(inStory)
                .setStoryOrigins(1 + inStory / 30)
                .build();
    }

    /// The next signals.
    List<Signal> next(int count) {
        var signals = new ArrayList<Signal>(count);
        for (int i = 0; i < count; i++) {
            signals.add(next());
        }
        return signals;
    }

    private static Origin origin(int source) {
        return Origin.newBuilder()
                .setSourceId("sample-" + source)
                .setPublisher("Sample Publisher " + source)
                .setSourceKind("rss")
                .setReliability(String.valueOf((char) ('A' + source % 5)))
                .setOfficial(source == 0)
                .setCountry(COUNTRIES[source % COUNTRIES.length])
                .build();
    }
}
