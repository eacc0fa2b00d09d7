package io.lapwing.bench.opinion;

import io.lapwing.cli.eval.LabelledReport;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// What a model is given: the taxonomy's concept hits, and something of the words besides.
///
/// @param name name for the results
/// @param reader reads features of a report's words
/// @param words what it read of each sample
record Learner(String name, Function<LabelledReport, Features> reader, Map<Sample, Features> words) {
    static Learner of(String name, List<Sample> samples, Function<LabelledReport, Features> reader) {
        var words = new HashMap<Sample, Features>();
        samples.forEach(sample -> words.put(sample, reader.apply(sample.report())));
        return new Learner(name, reader, words);
    }

    /// Reports as a taxonomy and this learner see them.
    List<Case> cases(List<Sample> samples, Taxonomy taxonomy) {
        var reader = new ConceptReader(taxonomy);
        return samples.stream()
                .map(sample -> {
                    var concepts = reader.read(sample.report());
                    return new Case(
                            sample, concepts.scores(), concepts.features().and(of(sample, words)));
                })
                .toList();
    }

    private static Features of(Sample sample, Map<Sample, Features> words) {
        Features features = words.get(sample);
        if (features == null) {
            throw new IllegalArgumentException("the report " + sample.report().id() + " was not prepared");
        }
        return features;
    }
}
