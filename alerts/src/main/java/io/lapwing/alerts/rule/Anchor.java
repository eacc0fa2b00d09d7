package io.lapwing.alerts.rule;

import io.lapwing.record.Entity;
import io.lapwing.record.Origin;
import io.lapwing.record.Signal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A value that a signal must have for a condition to hold, by which rules are looked up.
///
/// @param field where it has it
/// @param value the value
record Anchor(Field field, String value) {
    /// Where signals have values that conditions name.
    enum Field {
        CONCEPTS(Signal::getConcepts),
        ENTITIES(signal -> signal.getEntities().stream().map(Entity::getId).toList()),
        COUNTRIES(Signal::getCountries),
        THEME(signal -> List.of(signal.getTheme())),
        LANGUAGE(signal -> List.of(signal.getReport().getLanguage())),
        PUBLISHER(signal -> List.of(origin(signal).getPublisher())),
        SOURCE(signal -> List.of(origin(signal).getSourceId())),
        COUNTRY(signal ->
                Optional.ofNullable(origin(signal).getCountry()).stream().toList()),
        RELIABILITY(signal -> List.of(origin(signal).getReliability())),
        OFFICIAL(signal -> List.of(Boolean.toString(origin(signal).getOfficial()))),
        STAGE(signal -> List.of(signal.getStoryStage().name().toLowerCase(Locale.ROOT)));

        private static final Map<String, Field> BY_NAME = Map.ofEntries(
                Map.entry("signal.concepts", CONCEPTS),
                Map.entry("signal.entities", ENTITIES),
                Map.entry("signal.countries", COUNTRIES),
                Map.entry("signal.theme", THEME),
                Map.entry("signal.language", LANGUAGE),
                Map.entry("report.language", LANGUAGE),
                Map.entry("signal.publisher", PUBLISHER),
                Map.entry("source.publisher", PUBLISHER),
                Map.entry("signal.source", SOURCE),
                Map.entry("source.id", SOURCE),
                Map.entry("signal.country", COUNTRY),
                Map.entry("source.country", COUNTRY),
                Map.entry("signal.reliability", RELIABILITY),
                Map.entry("source.reliability", RELIABILITY),
                Map.entry("signal.official", OFFICIAL),
                Map.entry("source.official", OFFICIAL),
                Map.entry("signal.story_stage", STAGE),
                Map.entry("story.stage", STAGE));

        private final Function<Signal, List<String>> values;

        Field(Function<Signal, List<String>> values) {
            this.values = values;
        }

        /// The field that a condition names so, such as `signal.concepts`; empty if rules are not looked up by it.
        static Optional<Field> named(String name) {
            return Optional.ofNullable(BY_NAME.get(name));
        }

        List<String> of(Signal signal) {
            return values.apply(signal);
        }

        private static Origin origin(Signal signal) {
            return signal.getReport().getOrigin();
        }
    }
}
