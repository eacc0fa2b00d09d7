package io.lapwing.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.record.RawReport;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Those who push. Requests are made beforehand and sent in turn; that the same reports come again makes no difference
/// to ingest.
final class PushLoad implements AutoCloseable {
    /// Reports in a request.
    static final int BATCH = 100;

    private static final long LONGEST_MICROS = Duration.ofMinutes(2).toNanos() / 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int REQUESTS = 50;
    private static final int ACCEPTED = 202;

    private final HttpClient http;
    private final int connections;
    private final List<HttpRequest> requests;
    private final AtomicLong next = new AtomicLong();
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicLong failures = new AtomicLong();

    /// What one stretch of load has shown.
    ///
    /// @param reports reports acknowledged
    /// @param nanos how long it took
    /// @param processorNanos processor time of this process
    /// @param micros time to the answer of each request
    record Run(long reports, long nanos, long processorNanos, Histogram micros) {
        /// Reports a second.
        double rate() {
            return reports * 1e9 / nanos;
        }

        double processorNanosPerReport() {
            return (double) processorNanos / reports;
        }
    }

    PushLoad(URI address, int connections) {
        this.connections = connections;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
        this.requests = requests(address);
    }

    /// Reports acknowledged since the beginning.
    long acknowledged() {
        return acknowledged.get();
    }

    /// Requests that were answered otherwise, or not at all.
    long failures() {
        return failures.get();
    }

    /// So many requests at once, each followed by the next.
    Run closedLoop(Duration time) throws InterruptedException {
        return measure(micros -> {
            long end = System.nanoTime() + time.toNanos();
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < connections; i++) {
                    threads.execute(() -> {
                        for (long start = System.nanoTime(); start < end; start = System.nanoTime()) {
                            send(start, micros);
                        }
                    });
                }
            }
        });
    }

    /// A request at each of evenly spaced times, whether or not those before it have been answered.
    Run openLoop(double reportsPerSecond, Duration time) throws InterruptedException {
        double gap = BATCH * 1e9 / reportsPerSecond;
        long count = (long) (time.toNanos() / gap);
        return measure(micros -> {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                long begin = System.nanoTime();
                for (long i = 0; i < count; i++) {
                    long intended = begin + (long) (i * gap);
                    for (long left = intended - System.nanoTime(); left > 0; left = intended - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    threads.execute(() -> send(intended, micros));
                }
            }
        });
    }

    @Override
    public void close() {
        http.close();
    }

    private interface Load {
        void run(Histogram micros) throws InterruptedException;
    }

    private Run measure(Load load) throws InterruptedException {
        var micros = new ConcurrentHistogram(LONGEST_MICROS, 3);
        long before = acknowledged.get();
        long processor = ProcessorTime.ofProcess();
        long start = System.nanoTime();
        load.run(micros);
        return new Run(
                acknowledged.get() - before, System.nanoTime() - start, ProcessorTime.ofProcess() - processor, micros);
    }

    private void send(long intended, Histogram micros) {
        HttpRequest request = requests.get((int) (next.getAndIncrement() % requests.size()));
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            micros.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - intended) / 1_000));
            if (status == ACCEPTED) {
                acknowledged.addAndGet(BATCH);
            } else {
                failures.incrementAndGet();
            }
        } catch (IOException e) {
            failures.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<HttpRequest> requests(URI address) {
        RawReport[] corpus = Corpus.reports();
        var requests = new ArrayList<HttpRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            var batch = new ArrayList<Map<String, String>>();
            for (int j = 0; j < BATCH; j++) {
                batch.add(report(corpus[(i * BATCH + j) % corpus.length], i + "-" + j));
            }
            requests.add(request(address, batch));
        }
        return requests;
    }

    private static Map<String, String> report(RawReport report, String id) {
        return Map.of(
                "id",
                id,
                "url",
                "https://news.example/" + id,
                "title",
                report.getTitle(),
                "body",
                report.getBody(),
                "publisher",
                "Sample Wire",
                "publishedAt",
                "2026-02-26T11:50:00Z");
    }

    private static HttpRequest request(URI address, List<Map<String, String>> batch) {
        try {
            return HttpRequest.newBuilder(address)
                    .timeout(TIMEOUT)
                    .header("Authorization", "Bearer " + PushStack.TOKEN)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(new ObjectMapper().writeValueAsBytes(batch)))
                    .build();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts can always be written as JSON", e);
        }
    }
}
