package io.lapwing.enrich.taxonomy;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The entities with their names.
record EntitiesFile(List<EntityEntry> entities) {

    record EntityEntry(
            String id,
            String name,
            String type,
            Map<String, List<TermEntry>> aliases,
            @Nullable List<String> needs) {
        NamedEntity entity() {
            return new NamedEntity(id, name, type, needs == null ? List.of() : List.copyOf(needs));
        }
    }
}
