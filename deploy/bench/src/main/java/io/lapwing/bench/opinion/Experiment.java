package io.lapwing.bench.opinion;

import io.lapwing.bench.opinion.CrossValidation.Verdict;
import io.lapwing.bench.opinion.Sample.Use;
import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.LongStream;

/// Compares the taxonomy alone with a taxonomy whose borderline scores a model decides: by cross-validation, with the
/// full taxonomy and with one that lacks a random half of its terms, and on reports that neither was made with.
public final class Experiment {
    private final Samples samples;
    private final long[] seeds;
    private final PrintStream out;
    private final Taxonomy taxonomy = Taxonomy.load(Optional.empty());
    private final Optional<Embedder> embedder =
            ServiceLoader.load(Embedder.class).findFirst();
    private final List<Learner> learners;

    /// @param file labelled reports to train with and to decide by cross-validation
    /// @param unseen labelled reports only to decide; may be empty
    /// @param seeds a run for each
    /// @param out where the results go
    public Experiment(List<LabelledReport> file, List<LabelledReport> unseen, long[] seeds, PrintStream out) {
        this.samples = Samples.of(file, unseen);
        this.seeds = seeds.clone();
        this.out = out;
        this.learners = learners(samples.all(), embedder);
    }

    private static List<Learner> learners(List<Sample> samples, Optional<Embedder> embedder) {
        Learner grams = Learner.of("n-grams", samples, TextFeatures::grams);
        if (embedder.isEmpty()) {
            return List.of(grams);
        }
        Learner meaning = Learner.of("embeddings", samples, report -> TextFeatures.embedding(report, embedder.get()));
        return List.of(grams, meaning);
    }

    /// Runs all of it.
    public void run() {
        describe();
        situation("Cross-validation, full taxonomy", this::validated);
        situation("Cross-validation, half of the terms held out", this::validatedWeak);
        if (!samples.unseen().isEmpty()) {
            situation("Unseen reports, full taxonomy", (learner, seed) -> unseen(learner, seed, taxonomy, taxonomy));
            situation(
                    "Unseen reports, trained with half of the terms held out, decided beside the full taxonomy",
                    (learner, seed) -> unseen(learner, seed, WeakTaxonomy.of(seed), taxonomy));
            situation("Unseen reports, half of the terms held out", (learner, seed) -> {
                Taxonomy weak = WeakTaxonomy.of(seed);
                return unseen(learner, seed, weak, weak);
            });
        }
        costs();
    }

    private void describe() {
        out.printf(
                "# Second opinion%n%d labelled reports are decided by cross-validation (%d folds, %d inside for the"
                    + " band); %d of the sample newsroom only train; %d unseen.%nSeeds: %s. Groups of near-duplicates:"
                    + " %d.%n",
                count(Use.CROSS_VALIDATED),
                CrossValidation.FOLDS,
                CrossValidation.INNER_FOLDS,
                count(Use.TRAINING),
                samples.unseen().size(),
                Arrays.toString(seeds),
                samples.all().stream().map(Sample::group).distinct().count());
        out.println("Sentence embeddings: "
                + embedder.map(Embedder::name).orElse("none; build with -Pembeddings to have them take part"));
    }

    private long count(Use use) {
        return samples.known().stream().filter(sample -> sample.use() == use).count();
    }

    private void situation(String name, Trial trial) {
        out.printf("%n## %s%n%s%n", name, Outcome.HEADING);
        var outcomes = new ArrayList<Outcome>();
        for (Learner learner : learners) {
            var runs = LongStream.of(seeds)
                    .mapToObj(seed -> Run.of(trial.decide(learner, seed), taxonomy.themes()))
                    .toList();
            var outcome = new Outcome(learner.name(), runs);
            if (outcomes.isEmpty()) {
                out.println(outcome.taxonomyRow());
            }
            outcomes.add(outcome);
            outcome.rows().forEach(out::println);
        }
        out.println();
        outcomes.forEach(outcome -> outcome.details().forEach(out::println));
    }

    /// Decides reports by a learner and a seed.
    private interface Trial {
        List<Verdict> decide(Learner learner, long seed);
    }

    private List<Verdict> validated(Learner learner, long seed) {
        return new CrossValidation(taxonomy.themes(), seed).run(learner.cases(samples.known(), taxonomy));
    }

    private List<Verdict> validatedWeak(Learner learner, long seed) {
        Taxonomy weak = WeakTaxonomy.of(seed);
        return new CrossValidation(weak.themes(), seed).run(learner.cases(samples.known(), weak));
    }

    private List<Verdict> unseen(Learner learner, long seed, Taxonomy training, Taxonomy deciding) {
        return new CrossValidation(deciding.themes(), seed)
                .learn(learner.cases(samples.known(), training))
                .decide(learner.cases(samples.unseen(), deciding));
    }

    private void costs() {
        out.printf("%n## Cost%nOn one thread, beyond what the taxonomy costs; fastest of several rounds.%n");
        for (Learner learner : learners) {
            out.println(Cost.line(learner, samples.known(), taxonomy, seeds[0]));
        }
        out.println(Cost.jars());
    }
}
