package io.lapwing.enrich;

import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Signal;
import java.util.List;

/// Everything that follows from one raw report.
///
/// @param report the enriched report, with its outcome
/// @param themes ids of the themes that it reaches, strongest first
/// @param signals one for each theme that it, and no earlier version of it, reaches; they belong to no story yet
public record Enrichment(EnrichedReport report, List<String> themes, List<Signal> signals) {}
