package io.lapwing.bench.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.cli.eval.LabelledReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    @Test
    void run_fewReports_printsFiguresOfEachSituation() {
        // given
        List<LabelledReport> file =
                IntStream.range(0, 10).mapToObj(ExperimentTest::report).toList();
        List<LabelledReport> unseen = List.of(report(10), report(11));
        var bytes = new ByteArrayOutputStream();
        var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

        // when
        new Experiment(file, unseen, new long[] {1}, out).run();

        // then
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains("Seeds: [1]")
                .contains("## Cross-validation, full taxonomy")
                .contains("half of the terms held out")
                .contains("## Unseen reports, full taxonomy")
                .contains("| n-grams | in the band chosen in training |")
                .contains("weights)");
    }

    /// Sample data.
    private static LabelledReport report(int number) {
        boolean space = number % 2 == 0;
        return new LabelledReport(
                "r" + number,
                "en",
                space ? "Satellite " + number + " reaches orbit" : "Bakery " + number + " wins a prize",
                "",
                space ? Set.of("space") : Set.of(),
                space ? "pos" : "neg-easy",
                "");
    }
}
