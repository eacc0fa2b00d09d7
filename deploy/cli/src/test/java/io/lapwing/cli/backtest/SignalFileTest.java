package io.lapwing.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.record.Amount;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Field;
import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import io.lapwing.record.Span;
import io.lapwing.record.StoryStage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignalFileTest {
    private static final Instant START = Instant.parse("2026-02-24T10:00:00Z");

    @TempDir
    private Path folder;

    private final List<String> complaints = new ArrayList<>();

    @Test
    void read_whatTailPrints_isTheSameSignalInOrderOfTime() throws Exception {
        // given
        Signal late = signal("late", START.plusSeconds(60));
        Signal early = signal("early", START);
        Path file = write(late.toString(), early.toString());

        // when
        List<Recorded> read = readAll(file);

        // then
        assertThat(read).containsExactly(new Recorded(early, START), new Recorded(late, START.plusSeconds(60)));
        assertThat(complaints).isEmpty();
    }

    @Test
    void read_linesThatAreNoSignals_areNamedAndPassedOver() throws Exception {
        // given
        String signal = signal("one", START).toString();
        Path file = write(
                "{\"topic\": \"x\", \"error\": \"y\"}",
                "rubbish",
                signal.replace("\"score\": 0.8", "\"score\": \"high\""),
                "",
                signal);

        // when
        List<Recorded> read = readAll(file);

        // then
        assertThat(read).hasSize(1);
        assertThat(complaints)
                .hasSize(3)
                .anyMatch(line -> line.equals(file + ":1: is no signal: theme is missing; it is passed over"))
                .anyMatch(line -> line.startsWith(file + ":2: is no JSON: "))
                .anyMatch(line -> line.equals(file + ":3: is no signal: score must be a number; it is passed over"));
    }

    @Test
    void run_spanAndOtherRules_looksAtTheSpanAndTellsTheDifference() throws Exception {
        // given
        Path file = write(
                signal("a", START).toString(),
                signal("b", START.plusSeconds(60)).toString(),
                signal("c", START.plusSeconds(120)).toString());
        RuleFile all = RuleFile.parse("all", "rules: [{id: r, type: match}]");
        RuleFile none = RuleFile.parse("none", "rules: [{id: r, type: match, when: signal.score > 0.9}]");
        var span = new Trial.Span(Optional.of(START.plusSeconds(60)), Optional.of(START.plusSeconds(120)));

        // when
        Trial.Outcome outcome;
        try (var reader = new SignalFile(file, complaints::add)) {
            outcome = new Trial(all, Optional.of(none), span, line -> {}).run(reader);
        }

        // then
        assertThat(outcome.here().signals()).isEqualTo(1);
        assertThat(TrialReport.lines(outcome))
                .anyMatch(line -> line.matches("r +2026-02-24 +1 +0 +1"))
                .contains("fires now and did not before: 1", "fired before and does not now: 0");
        assertThat(TrialReport.json(outcome)).containsKeys("rules", "days", "messages", "against", "onlyHere");
    }

    private List<Recorded> readAll(Path file) {
        var read = new ArrayList<Recorded>();
        try (var reader = new SignalFile(file, complaints::add)) {
            for (List<Recorded> batch = reader.read(); !batch.isEmpty(); batch = reader.read()) {
                read.addAll(batch);
            }
        }
        return read;
    }

    private Path write(String... lines) throws Exception {
        return Files.write(folder.resolve("signals.jsonl"), List.of(lines));
    }

    private static Signal signal(String id, Instant at) {
        var span = Span.newBuilder().setField(Field.TEXT).setStart(0).setEnd(3).build();
        var origin = Origin.newBuilder()
                .setSourceId("wire")
                .setPublisher("Sample Wire")
                .setSourceKind("rss")
                .setReliability("B")
                .setOfficial(false)
                .setStateMedia(false)
                .setCountry(null)
                .build();
        return Signal.newBuilder()
                .setTheme("space")
                .setReport(ReportSummary.newBuilder()
                        .setId(id)
                        .setTitle("微波卫星 \"one\"")
                        .setUrl(null)
                        .setOrigin(origin)
                        .setLanguage("zh")
                        .setPublishedAt(null)
                        .setFetchedAt(at)
                        .build())
                .setExcerpt("Text\nwith lines")
                .setScore(0.8)
                .setConcepts(List.of("counter-space"))
                .setEvidence(List.of(Evidence.newBuilder()
                        .setField(Field.TITLE)
                        .setStart(0)
                        .setEnd(4)
                        .setTerm("微波卫星")
                        .setConcept("counter-space")
                        .setWeight(0.8)
                        .build()))
                .setEntities(List.of(Entity.newBuilder()
                        .setId("x")
                        .setName("X")
                        .setType("lab")
                        .setSpans(List.of(span))
                        .build()))
                .setAmounts(List.of(Amount.newBuilder()
                        .setValue(1e11)
                        .setCurrency("USD")
                        .setSpan(span)
                        .build()))
                .setCountries(List.of("CN"))
                .setStoryId("s-" + id)
                .setStoryStage(StoryStage.NEW)
                .setStoryReports(1)
                .setStoryOrigins(1)
                .setTaxonomyVersion("test")
                .build();
    }
}
