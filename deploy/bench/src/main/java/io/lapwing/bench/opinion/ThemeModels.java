package io.lapwing.bench.opinion;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.dataset.MinimumCardinalityDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/// A logistic regression for each theme: on it or not.
///
/// @param models by theme
record ThemeModels(SequencedMap<String, Model<Label>> models) {
    private static final LabelFactory LABELS = new LabelFactory();
    private static final Label ON = new Label("on");
    private static final Label OFF = new Label("off");
    private static final SimpleDataSourceProvenance SOURCE = new SimpleDataSourceProvenance("labelled reports", LABELS);
    private static final int EPOCHS = 20;
    private static final double RATE = 0.3;
    private static final double SMOOTHING = 0.1;
    private static final int NO_LOGGING = -1;
    /// A feature that fewer training reports have says nothing.
    private static final int RARE = 2;

    /// @param seed order in which the cases are learnt
    static ThemeModels train(Collection<Case> cases, Collection<String> themes, long seed) {
        var models = new TreeMap<String, Model<Label>>();
        for (String theme : themes) {
            var data = new MutableDataset<>(SOURCE, LABELS);
            for (Case one : cases) {
                data.add(example(one.features(), one.sample().report().themes().contains(theme) ? ON : OFF));
            }
            var trainer = new LinearSGDTrainer(
                    new LogMulticlass(), new AdaGrad(RATE, SMOOTHING), EPOCHS, NO_LOGGING, 1, seed);
            models.put(theme, trainer.train(new MinimumCardinalityDataset<>(data, RARE)));
        }
        return new ThemeModels(models);
    }

    /// How likely a report is on each theme.
    Map<String, Double> probabilities(Features features) {
        var probabilities = new TreeMap<String, Double>();
        models.forEach((theme, model) -> {
            Label on = model.predict(example(features, OFF)).getOutputScores().get(ON.getLabel());
            // A model that never saw a report of its theme knows no such label.
            probabilities.put(theme, on == null ? 0 : on.getScore());
        });
        return probabilities;
    }

    /// What they think of each case.
    List<Opinion> opinions(Collection<Case> cases) {
        return cases.stream()
                .map(one -> new Opinion(one, probabilities(one.features())))
                .toList();
    }

    /// Number of weights, over all themes.
    int weights() {
        return models.values().stream()
                .mapToInt(model -> model.getFeatureIDMap().size())
                .sum();
    }

    private static ArrayExample<Label> example(Features features, Label label) {
        return new ArrayExample<>(label, features.names(), features.values());
    }
}
