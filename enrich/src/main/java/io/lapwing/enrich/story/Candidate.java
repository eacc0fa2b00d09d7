package io.lapwing.enrich.story;

import io.lapwing.record.Entity;
import io.lapwing.record.Signal;
import java.util.List;

/// A signal that looks for its story.
///
/// @param signal the signal
/// @param sketch sketch of its report
/// @param words telling words of its title
/// @param entities ids of the entities that it names
@SuppressWarnings("ArrayRecordComponent")
record Candidate(Signal signal, Sketch sketch, long[] words, List<String> entities) {
    static Candidate of(Signal signal) {
        long[] words = Words.telling(CorrectionMark.without(signal.getReport().getTitle()));
        var entities = signal.getEntities().stream().map(Entity::getId).toList();
        return new Candidate(signal, Sketch.of(signal), words, entities);
    }
}
