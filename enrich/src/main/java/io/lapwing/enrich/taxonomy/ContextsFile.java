package io.lapwing.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/// The contexts that all themes share.
record ContextsFile(List<ContextEntry> contexts) {

    record ContextEntry(String id, String description, Map<String, List<TermEntry>> terms) {}
}
