package io.lapwing.cli.deadletters;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Which dead letters are meant.
///
/// @param ids these; empty for any
/// @param error simple name of the error's class
/// @param topic full name of the topic that they came from
/// @param since first time, by the original record's timestamp
public record LetterFilter(Set<LetterId> ids, Optional<String> error, Optional<String> topic, Instant since)
        implements Predicate<Letter> {
    @Override
    public boolean test(Letter letter) {
        return (ids.isEmpty() || ids.contains(letter.id()))
                && error.map(wanted -> wanted.equalsIgnoreCase(letter.error())).orElse(true)
                && topic.map(wanted -> letter.origin()
                                .filter(origin -> origin.topic().equals(wanted))
                                .isPresent())
                        .orElse(true)
                && !letter.time().isBefore(since);
    }
}
