package io.lapwing.bench.opinion;

import io.lapwing.bench.opinion.Sample.Use;
import io.lapwing.enrich.taxonomy.Theme;
import java.util.ArrayList;
import java.util.List;

/// Decides every case by a model and a band that were made without it.
///
/// @param themes the themes
/// @param seed what folds and models depend on
record CrossValidation(List<Theme> themes, long seed) {
    static final int FOLDS = 5;
    static final int INNER_FOLDS = 4;

    /// Decides each case that takes part in its turn.
    List<Verdict> run(List<Case> cases) {
        var verdicts = new ArrayList<Verdict>();
        for (Split split : splits(cases, FOLDS)) {
            verdicts.addAll(learn(split.training()).decide(measured(split.test())));
        }
        return verdicts;
    }

    /// Trains with cases, and chooses the band by cross-validation among them.
    Learned learn(List<Case> training) {
        var opinions = new ArrayList<Opinion>();
        for (Split split : splits(training, INNER_FOLDS)) {
            opinions.addAll(train(split.training()).opinions(split.test()));
        }
        return new Learned(themes, train(training), Band.best(opinions, themes));
    }

    /// Trains with cases.
    ThemeModels train(List<Case> training) {
        return ThemeModels.train(training, themes.stream().map(Theme::id).toList(), seed);
    }

    /// @param themes the themes
    /// @param models what was learnt
    /// @param band where the models decide
    record Learned(List<Theme> themes, ThemeModels models, Band band) {
        List<Verdict> decide(List<Case> cases) {
            return models.opinions(cases).stream()
                    .map(opinion -> new Verdict(opinion, band))
                    .toList();
        }
    }

    /// @param opinion what the models think of a case
    /// @param band where they decide
    record Verdict(Opinion opinion, Band band) {}

    private record Split(List<Case> training, List<Case> test) {}

    private List<Split> splits(List<Case> cases, int folds) {
        int[] fold = Folds.of(cases.stream().map(Case::sample).toList(), folds, seed);
        var splits = new ArrayList<Split>();
        for (int out = 0; out < folds; out++) {
            var split = new Split(new ArrayList<>(), new ArrayList<>());
            for (int i = 0; i < fold.length; i++) {
                (fold[i] == out ? split.test() : split.training()).add(cases.get(i));
            }
            splits.add(split);
        }
        return splits;
    }

    private static List<Case> measured(List<Case> cases) {
        return cases.stream().filter(one -> one.sample().use() != Use.TRAINING).toList();
    }
}
