package io.lapwing.bench.opinion;

import io.lapwing.cli.eval.LabelledReport;
import java.util.TreeMap;

/// What a model learns of a report's words, whatever the taxonomy finds in them.
final class TextFeatures {
    private static final double TITLE = 1.6;
    private static final double LENGTH = 4;

    private TextFeatures() {}

    /// Character n-grams. Repeats count little, and the title as much more than the text as it does in scores.
    static Features grams(LabelledReport report) {
        var values = new TreeMap<String, Double>();
        NGrams.of(report.title()).forEach((gram, count) -> values.put("gram:" + gram, TITLE * (1 + Math.log(count))));
        NGrams.of(report.text())
                .forEach((gram, count) -> values.merge("gram:" + gram, 1 + Math.log(count), Double::sum));
        return Features.of(values).scaledTo(LENGTH);
    }

    /// The embedding of title and text.
    static Features embedding(LabelledReport report, Embedder embedder) {
        return Features.of("meaning:", embedder.embed((report.title() + "\n" + report.text()).strip()))
                .scaledTo(LENGTH);
    }
}
