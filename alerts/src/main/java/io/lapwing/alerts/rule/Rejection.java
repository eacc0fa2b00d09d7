package io.lapwing.alerts.rule;

import io.lapwing.runtime.config.Problem;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// A rules file that cannot take force, so that the one before it stays.
///
/// @param content stands for what the file says: the same on every instance
/// @param problems everything that is wrong with it, at least one
/// @param at when that was found
public record Rejection(String content, List<Problem> problems, Instant at) {
    private static final int TOLD = 3;
    /// Longest text of one, so that messages have room for all that are told.
    private static final int LONGEST = 200;

    public Rejection {
        problems = List.copyOf(problems);
    }

    /// Why it cannot, in a sentence with the first problems.
    String reason() {
        String first = problems.stream().limit(TOLD).map(Rejection::told).collect(Collectors.joining("; "));
        String more = problems.size() > TOLD ? "; and " + (problems.size() - TOLD) + " more" : "";
        return "The changed rules file is not in force, the one before it stays: " + first + more;
    }

    private static String told(Problem problem) {
        String text = problem.toString();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST).strip() + "…";
    }
}
