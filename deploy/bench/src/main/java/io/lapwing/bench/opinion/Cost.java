package io.lapwing.bench.opinion;

import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.Theme;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What a learner costs, measured roughly on a warm machine.
final class Cost {
    private static final int ROUNDS = 3;
    private static final double MICRO = 1e3;
    private static final double MEGA = 1 << 20;

    private Cost() {}

    /// Time to train, to read the features of a report's words, and to decide it; all beyond what the taxonomy takes.
    static String line(Learner learner, List<Sample> samples, Taxonomy taxonomy, long seed) {
        List<Theme> themes = taxonomy.themes();
        List<Case> cases = learner.cases(samples, taxonomy);
        var validation = new CrossValidation(themes, seed);
        ThemeModels models = validation.train(cases);
        double training = fastest(() -> validation.train(cases));
        double reading = fastest(() -> read(learner, samples));
        double deciding = fastest(() -> models.opinions(cases));
        return String.format(
                Locale.ROOT,
                "%s: training %.0f µs a report, features %.0f µs, decision %.0f µs (%,d weights)",
                learner.name(),
                training / samples.size(),
                reading / samples.size(),
                deciding / samples.size(),
                models.weights());
    }

    private static List<Features> read(Learner learner, List<Sample> samples) {
        return samples.stream()
                .map(sample -> learner.reader().apply(sample.report()))
                .toList();
    }

    /// Size of the libraries on the class path that a module of its own would bring.
    static String jars() {
        return String.format(
                Locale.ROOT,
                "jars: classifier (Tribuo, OLCUT) %.1f MB, embeddings (model, ONNX Runtime, tokeniser) %.1f MB",
                megabytes("/org/tribuo/", "/oracle/labs/olcut/"),
                megabytes("/dev/langchain4j/", "/com/microsoft/onnxruntime/", "/ai/djl/"));
    }

    private static double megabytes(String... folders) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> path.endsWith(".jar") && Stream.of(folders).anyMatch(path::contains))
                .mapToDouble(path -> size(Path.of(path)))
                .sum();
    }

    private static double size(Path jar) {
        try {
            return Files.size(jar) / MEGA;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Microseconds of the fastest of several rounds.
    private static double fastest(Supplier<?> work) {
        double fastest = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            Object result = work.get();
            double took = (System.nanoTime() - start) / MICRO;
            Reference.reachabilityFence(result);
            fastest = Math.min(fastest, took);
        }
        return fastest;
    }
}
