package io.lapwing.bench;

import io.lapwing.enrich.Enricher;
import io.lapwing.enrich.dedupe.Sighting;
import java.io.PrintStream;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// Feeds the enricher arbitrary input: no exception may come out, and what comes out must be sound ([Soundness]). Each
/// input has a seed of its own, so that one that fails can be had again by itself.
public final class EnrichFuzz {
    private static final int MILLION = 1_000_000;
    private static final int STEPS = 10;

    private final Enricher enricher = EnricherBenchmark.enricher();
    private final List<String> terms = TaxonomyTerms.all();

    /// Runs with `[INPUTS [SEED]]`, a million inputs and an arbitrary seed where they are not given.
    public static void main(String[] args) {
        int inputs = args.length > 0 ? Integer.parseInt(args[0]) : MILLION;
        long seed = args.length > 1 ? Long.parseLong(args[1]) : new Random().nextLong();
        new EnrichFuzz().run(inputs, seed, System.out);
    }

    /// Tries so many inputs.
    ///
    /// @param seed seed of the first input; the next has the next number
    /// @param out where progress goes
    /// @throws AssertionError naming the seed of the first input that fails
    void run(int inputs, long seed, PrintStream out) {
        out.println("fuzz: " + inputs + " inputs from seed " + seed);
        for (int i = 0; i < inputs; i++) {
            one(seed + i);
            if ((i + 1) % Math.max(1, inputs / STEPS) == 0) {
                out.println("fuzz: " + (i + 1) + " inputs");
            }
        }
    }

    private void one(long seed) {
        var text = new FuzzText(new Random(seed), terms);
        String title = text.next();
        String body = text.next();
        try {
            Soundness.check(enricher.enrich(Corpus.report("fuzz", title, body), Sighting.first(), Corpus.NOW));
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(
                    "the input of seed " + seed + " fails: title " + escaped(title) + ", body " + escaped(body), e);
        }
    }

    private static String escaped(String text) {
        return text.chars()
                .mapToObj(c -> c >= ' ' && c <= '~' ? Character.toString(c) : "\\u%04X".formatted(c))
                .collect(Collectors.joining("", "\"", "\""));
    }
}
