package io.lapwing.alerts.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.Optional;
import java.util.Set;

/// What a signal must have for a condition to hold: one of some values, and a score. Where it has not, the condition is
/// false and need not be evaluated. It says less than the condition, never more.
///
/// @param anyOf values of which it must have one; empty if the condition can hold without any
/// @param leastScore the least score with which it can hold
record Prefilter(Optional<Set<Anchor>> anyOf, double leastScore) {
    /// Every signal may do.
    static final Prefilter NONE = new Prefilter(Optional.empty(), 0);

    Prefilter {
        anyOf = anyOf.map(Set::copyOf);
    }

    static Prefilter of(CelAbstractSyntaxTree tree) {
        return PrefilterReader.read(tree.getExpr());
    }

    static Prefilter any(Set<Anchor> anchors) {
        return new Prefilter(Optional.of(anchors), 0);
    }

    static Prefilter score(double least) {
        return new Prefilter(Optional.empty(), least);
    }
}
