package io.lapwing.enrich.taxonomy;

/// Kinds of terms. Within a layer a longer match shadows what lies inside it; layers do not touch each other.
public enum Layer {
    /// Terms of concepts and contexts.
    THEMES,
    /// Names of entities.
    ENTITIES,
    /// Names of countries and of their people.
    COUNTRIES;

    static final Layer[] ALL = values();
}
