package io.lapwing.cli.tail;

import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// What can be shown, and the topics that hold it.
public enum TailTopics {
    /// Signals of all themes.
    SIGNALS,
    /// Alerts of all themes.
    ALERTS,
    /// Enriched reports.
    ENRICHED,
    /// Dead letters of all services.
    DEAD_LETTERS;

    /// Tells the topics that hold it from all others.
    ///
    /// @param theme only this theme, where topics have one
    public Predicate<String> matcher(Topics topics, Optional<String> theme) {
        return switch (this) {
            case SIGNALS -> prefixed(topics.signalsPrefix(), theme);
            case ALERTS -> prefixed(topics.alertsPrefix(), theme);
            case ENRICHED -> topics.reportsEnriched()::equals;
            case DEAD_LETTERS ->
                TopicDeclaration.SERVICES.stream().map(topics::deadLetters).toList()::contains;
        };
    }

    private static Predicate<String> prefixed(String prefix, Optional<String> theme) {
        return theme.<Predicate<String>>map(only -> (prefix + only)::equals).orElse(topic -> topic.startsWith(prefix));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Reads the command line's word.
    public static final class Converter implements ITypeConverter<TailTopics> {
        @Override
        public TailTopics convert(String value) {
            return Arrays.stream(values())
                    .filter(topic -> topic.toString().equals(value))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + value + "' is none of "
                            + Arrays.stream(values()).map(TailTopics::toString).collect(Collectors.joining(", "))));
        }
    }
}
