package io.lapwing.enrich.story;

import io.lapwing.enrich.story.fact.FactReader;
import io.lapwing.enrich.story.fact.Facts;
import io.lapwing.record.Entity;
import io.lapwing.record.Signal;
import java.util.List;

/// A signal that looks for its story.
///
/// @param signal the signal
/// @param sketch sketch of its report
/// @param terms the words of its report
/// @param facts what its report says in any language
/// @param entities ids of the entities that it names
/// @param wires news agencies that it cites
record Candidate(Signal signal, Sketch sketch, Terms terms, Facts facts, List<String> entities, List<String> wires) {
    static Candidate of(Signal signal) {
        String title = CorrectionMark.without(signal.getReport().getTitle());
        return new Candidate(
                signal,
                Sketch.of(signal),
                Terms.of(title, signal.getExcerpt()),
                FactReader.read(signal),
                signal.getEntities().stream().map(Entity::getId).toList(),
                Wires.cited(title + "\n" + signal.getExcerpt()));
    }

    int script() {
        return Profile.script(terms);
    }
}
