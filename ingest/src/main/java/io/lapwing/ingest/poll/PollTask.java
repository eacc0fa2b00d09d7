package io.lapwing.ingest.poll;

import io.lapwing.ingest.publish.RecordEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.producer.ProducerRecord;

/// One poll from request to records, on the thread of its caller.
final class PollTask {
    private final SourceReader reader;
    private final PollDecision decision;
    private final RecordEncoder encoder;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final PollMeters meters;

    PollTask(
            SourceReader reader,
            PollDecision decision,
            RecordEncoder encoder,
            InstantSource clock,
            RandomGenerator random,
            PollMeters meters) {
        this.reader = reader;
        this.decision = decision;
        this.encoder = encoder;
        this.clock = clock;
        this.random = random;
        this.meters = meters;
    }

    PollResult run(Watches.Due due) throws InterruptedException {
        Watch watch = due.watch();
        try {
            var begin = new PollStart(due.at(), clock, meters::late);
            Watch start = watch.atItsAddress();
            Reading reading = begin.call(() -> reader.read(start.source(), start.cursor()));
            Instant now = clock.instant();
            PollOutcome outcome = decision.decide(start, reading, now, random.nextDouble());
            var records = new ArrayList<ProducerRecord<byte[], byte[]>>();
            outcome.publications().forEach(publication -> records.add(encoder.report(publication)));
            records.add(encoder.cursor(outcome.cursor(), watch.partition(), now));
            return new PollResult.Done(watch, outcome, records);
        } catch (HostHeldException e) {
            Duration hold = Duration.between(clock.instant(), e.until());
            return new PollResult.Held(watch, clock.instant().plus(Intervals.spread(hold, random.nextDouble())));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new PollResult.Undone(watch, e);
        }
    }
}
