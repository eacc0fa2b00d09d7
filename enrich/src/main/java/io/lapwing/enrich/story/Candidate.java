package io.lapwing.enrich.story;

import io.lapwing.enrich.story.fact.FactReader;
import io.lapwing.enrich.story.fact.Facts;
import io.lapwing.enrich.story.fact.Tokens;
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
        String headline = CorrectionMark.without(signal.getReport().getTitle());
        Tokens title = Tokens.of(headline);
        Tokens text = Tokens.of(signal.getExcerpt());
        return new Candidate(
                signal,
                Sketch.of(title, text),
                Terms.of(title, text, signal.getEntities()),
                FactReader.read(signal, title, text),
                signal.getEntities().stream().map(Entity::getId).toList(),
                Wires.cited(headline, signal.getExcerpt()));
    }

    int script() {
        return Profile.script(terms);
    }
}
