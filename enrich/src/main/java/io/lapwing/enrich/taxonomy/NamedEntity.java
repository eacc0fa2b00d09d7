package io.lapwing.enrich.taxonomy;

import java.util.List;

/// Something of the field that reports name.
///
/// @param id its id, the same for every language and spelling
/// @param name its canonical English name
/// @param type what it is: lab, company, chip, agency and so on
/// @param needs ids of contexts of which one must be present; empty where the name alone is enough
public record NamedEntity(String id, String name, String type, List<String> needs) {}
