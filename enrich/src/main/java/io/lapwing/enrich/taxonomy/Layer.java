package io.lapwing.enrich.taxonomy;

/// Kinds of terms. Within a layer a longer match shadows what lies inside it; layers do not touch each other.
public enum Layer {
    /// Terms of concepts and contexts.
    THEMES(0),
    /// Names of entities.
    ENTITIES(1),
    /// Names of countries and of their people.
    COUNTRIES(2);

    static final Layer[] ALL = values();

    private final int place;

    Layer(int place) {
        this.place = place;
    }

    /// Its place in arrays by layer.
    int place() {
        return place;
    }
}
