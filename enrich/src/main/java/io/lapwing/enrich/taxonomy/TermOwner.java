package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.util.List;
import java.util.Set;

/// A concept, context or entity, and where it stands.
///
/// @param kind which of them
/// @param theme its theme's id; empty for those that belong to none
/// @param id its id
/// @param needs ids of which one must be present
/// @param unless ids of which none may be
/// @param document the file that it stands in
/// @param key its key there, such as `concepts[2]`
record TermOwner(
        Kind kind,
        String theme,
        String id,
        List<String> needs,
        List<String> unless,
        YamlDocument document,
        String key) {

    enum Kind {
        CONCEPT,
        CONTEXT,
        ENTITY
    }

    Layer layer() {
        return kind == Kind.ENTITY ? Layer.ENTITIES : Layer.THEMES;
    }

    boolean isContext() {
        return kind == Kind.CONTEXT;
    }

    /// Whether this is another concept of the same theme.
    boolean isSiblingOf(TermOwner other) {
        return !equals(other) && kind == Kind.CONCEPT && other.kind == Kind.CONCEPT && theme.equals(other.theme);
    }

    /// Whether an id that this names under `needs` means the other.
    boolean means(String named, TermOwner other) {
        return other.id.equals(named) && (other.isContext() || other.equals(this) || other.isSiblingOf(this));
    }

    /// Whether it names the other under `needs` or `unless`.
    boolean refersTo(TermOwner other) {
        return needs.contains(other.id) || unless.contains(other.id);
    }

    /// Whether this counts whenever the other does, and the other way round.
    boolean hasConditionsOf(TermOwner other) {
        return Set.copyOf(needs).equals(Set.copyOf(other.needs))
                && Set.copyOf(unless).equals(Set.copyOf(other.unless));
    }

    /// A problem at a key within it, such as `.needs[0]`.
    Problem problem(String inner, String message) {
        return document.problem(key + inner, message);
    }
}
