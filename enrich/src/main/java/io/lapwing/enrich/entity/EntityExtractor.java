package io.lapwing.enrich.entity;

import io.lapwing.enrich.taxonomy.Layer;
import io.lapwing.enrich.taxonomy.Matches;
import io.lapwing.enrich.taxonomy.NamedEntity;
import io.lapwing.enrich.taxonomy.Presence;
import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.record.Entity;
import io.lapwing.record.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Finds the entities and countries that a report names.
public final class EntityExtractor {
    /// Most places that are given for one entity.
    static final int MAX_SPANS = 20;

    private final Taxonomy taxonomy;

    /// @param taxonomy which entities there are
    public EntityExtractor(Taxonomy taxonomy) {
        this.taxonomy = taxonomy;
    }

    /// The entities, in the order in which they are first named.
    ///
    /// @param readings title and text, as the taxonomy read them
    /// @param presence what is present in them
    public List<Entity> entities(List<Reading> readings, Presence presence) {
        Map<Integer, List<Span>> found = new LinkedHashMap<>();
        for (Reading reading : readings) {
            Matches matches = reading.matches(Layer.ENTITIES);
            for (int match = 0; match < matches.size(); match++) {
                for (int target : matches.targets(match)) {
                    if (presence.meets(taxonomy.entityNeeds(target))) {
                        var spans = found.computeIfAbsent(target, _ -> new ArrayList<>(2));
                        add(spans, reading.span(matches.start(match), matches.end(match)));
                    }
                }
            }
        }
        var entities = new ArrayList<Entity>(found.size());
        found.forEach((number, spans) -> {
            NamedEntity entity = taxonomy.entities().get(number);
            entities.add(new Entity(entity.id(), entity.name(), entity.type(), spans));
        });
        return entities;
    }

    private static void add(List<Span> spans, Span span) {
        if (spans.size() < MAX_SPANS && (spans.isEmpty() || !spans.getLast().equals(span))) {
            spans.add(span);
        }
    }

    /// The ISO codes of the countries that are named, in alphabetical order.
    public List<String> countries(List<Reading> readings) {
        var codes = new TreeSet<String>();
        for (Reading reading : readings) {
            Matches matches = reading.matches(Layer.COUNTRIES);
            for (int match = 0; match < matches.size(); match++) {
                for (int target : matches.targets(match)) {
                    String code = taxonomy.countries().get(target);
                    if (!code.isEmpty()) {
                        codes.add(code);
                    }
                }
            }
        }
        return List.copyOf(codes);
    }
}
