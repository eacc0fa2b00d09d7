package io.lapwing.alerts.rule;

import dev.cel.common.CelAbstractSyntaxTree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a signal must have for a condition to hold: one value of each of some sets, and a score. Where it has not, the
/// condition is false and need not be evaluated. It says less than the condition, never more.
///
/// @param clauses sets of values, of each of which it must have one
/// @param leastScore the least score with which it can hold
record Prefilter(List<Set<Anchor>> clauses, double leastScore) {
    /// Every signal may do.
    static final Prefilter NONE = new Prefilter(List.of(), 0);

    private static final Comparator<Set<Anchor>> FEWEST = Comparator.comparingInt(Set::size);

    Prefilter {
        clauses = clauses.stream().map(Set::copyOf).toList();
    }

    static Prefilter of(CelAbstractSyntaxTree tree) {
        return PrefilterReader.read(tree.getExpr());
    }

    static Prefilter any(Set<Anchor> anchors) {
        return new Prefilter(List.of(anchors), 0);
    }

    static Prefilter score(double least) {
        return new Prefilter(List.of(), least);
    }

    /// The values by which a rule is looked up, the smallest of the sets; empty if the condition can hold without any.
    Optional<Set<Anchor>> lookup() {
        return clauses.stream().min(FEWEST);
    }

    /// Whether a signal may meet the condition.
    boolean admits(SignalValues values) {
        if (values.score() < leastScore) {
            return false;
        }
        for (Set<Anchor> clause : clauses) {
            if (!values.hasOneOf(clause)) {
                return false;
            }
        }
        return true;
    }

    Prefilter and(Prefilter other) {
        var both = new ArrayList<>(clauses);
        both.addAll(other.clauses);
        return new Prefilter(both, Math.max(leastScore, other.leastScore));
    }

    Prefilter or(Prefilter other) {
        Optional<Set<Anchor>> either = lookup().flatMap(some -> other.lookup().map(more -> {
            Set<Anchor> all = new HashSet<>(some);
            all.addAll(more);
            return all;
        }));
        return new Prefilter(either.stream().toList(), Math.min(leastScore, other.leastScore));
    }
}
