package io.lapwing.enrich.taxonomy;

import java.util.List;
import java.util.Map;

/// A theme that reports are watched for.
///
/// @param id its id, as in the topic names
/// @param title its title by language
/// @param description one sentence on what belongs to it
/// @param threshold score from which a report is on the theme, above 0 and at most 1
/// @param concepts its concepts in the order of the file
public record Theme(
        String id, Map<String, String> title, String description, double threshold, List<Concept> concepts) {

    /// Whether a score is enough.
    public boolean isReached(double score) {
        return score >= threshold;
    }
}
