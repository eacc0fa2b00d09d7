package io.lapwing.bench.opinion;

/// Turns a text into a vector whose direction stands for its meaning. Found as a service; the build has one only with
/// the profile `embeddings`.
public interface Embedder {
    /// What it is, for the results.
    String name();

    /// The vector of a text, always of the same length.
    float[] embed(String text);
}
