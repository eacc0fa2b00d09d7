package io.lapwing.enrich.taxonomy;

import java.util.List;

/// Something that, named in a report, speaks for a theme.
///
/// @param id its id, unique within the theme
/// @param description one sentence on what it is
/// @param weight how strongly one mention speaks for the theme, above 0 and below 1
/// @param needs ids of contexts or of concepts of the theme; where there are any, one of them must be present
/// @param unless ids of contexts; where one of them is present, the concept does not count
public record Concept(String id, String description, double weight, List<String> needs, List<String> unless) {}
