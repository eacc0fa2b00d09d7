package io.lapwing.enrich.story.fact;

import java.util.List;

/// What two sets of facts have in common.
///
/// @param shared weight of the facts in both
/// @param names how many names of one are heard in the other; one of two sounds counts half
/// @param smaller weight of the facts on the side that has fewer, names counted
/// @param larger the same of the other side
public record FactMatch(double shared, double names, double smaller, double larger) {
    private static final double NEAR = 0.25;
    private static final int LONG_NAME = 3;

    /// Compares what two reports, or a report and a story, say.
    public static FactMatch compare(Facts one, Facts other) {
        double shared = 0;
        for (int i = 0; i < one.keys().length; i++) {
            shared += Math.min(one.weights()[i], other.weight(one.keys()[i]));
        }
        double names = heard(one.names(), other.runs()) + heard(other.names(), one.runs());
        double weight = one.weight();
        double otherWeight = other.weight();
        return new FactMatch(shared, names, Math.min(weight, otherWeight), Math.max(weight, otherWeight));
    }

    private static double heard(List<String> names, List<String> runs) {
        double heard = 0;
        for (String name : names) {
            heard += heard(name, runs);
        }
        return heard;
    }

    private static double heard(String name, List<String> runs) {
        int firm = Sounds.firm(name);
        for (String run : runs) {
            boolean near = firm >= LONG_NAME
                    ? Sounds.distance(name, run) <= NEAR * firm
                    : Sounds.firm(run) == firm && Sounds.distance(name, run) == 0;
            if (near) {
                return firm >= LONG_NAME ? 1 : 0.5;
            }
        }
        return 0;
    }
}
