package io.lapwing.bench.opinion;

import dev.langchain4j.model.embedding.onnx.allminilml6v2q.AllMiniLmL6V2QuantizedEmbeddingModel;

/// all-MiniLM-L6-v2, quantised, from its jar. It was trained on English; Chinese reaches it character by character.
public final class MiniLmEmbedder implements Embedder {
    static {
        // The tokeniser's library otherwise reports its use and asks the host for cloud metadata.
        System.setProperty("OPT_OUT_TRACKING", "true");
    }

    private final AllMiniLmL6V2QuantizedEmbeddingModel model = new AllMiniLmL6V2QuantizedEmbeddingModel(Runnable::run);

    @Override
    public String name() {
        return "all-MiniLM-L6-v2, quantised";
    }

    @Override
    public float[] embed(String text) {
        return model.embed(text).content().vector();
    }
}
