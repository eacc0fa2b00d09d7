package io.lapwing.alerts.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Origin;
import io.lapwing.record.Signal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What a condition can ask of a `signal`: a closed set of typed fields, so that a misspelt one is found when the file
/// is read.
final class SignalType implements CelTypeProvider {
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final Map<String, Field> FIELDS = fields();
    private static final StructType TYPE = StructType.create(
            "lapwing.Signal",
            ImmutableSet.copyOf(FIELDS.keySet()),
            name -> Optional.ofNullable(FIELDS.get(name)).map(Field::type));

    private record Field(CelType type, Function<Signal, Object> value) {}

    /// The type itself.
    static StructType type() {
        return TYPE;
    }

    /// Names of the fields, in the order of the documentation.
    static Set<String> names() {
        return FIELDS.keySet();
    }

    /// A signal as conditions see it.
    static Map<String, Object> view(Signal signal) {
        var view = LinkedHashMap.<String, Object>newLinkedHashMap(FIELDS.size());
        FIELDS.forEach((name, field) -> view.put(name, field.value().apply(signal)));
        return view;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return ImmutableList.of(TYPE);
    }

    @Override
    public Optional<CelType> findType(String name) {
        return TYPE.name().equals(name) ? Optional.of(TYPE) : Optional.empty();
    }

    private static Map<String, Field> fields() {
        var fields = new LinkedHashMap<String, Field>();
        fields.put("theme", text(Signal::getTheme));
        fields.put("score", new Field(SimpleType.DOUBLE, Signal::getScore));
        fields.put("title", text(signal -> signal.getReport().getTitle()));
        fields.put("excerpt", text(Signal::getExcerpt));
        fields.put("language", text(signal -> signal.getReport().getLanguage()));
        fields.put("url", text(signal -> orEmpty(signal.getReport().getUrl())));
        fields.put("publisher", origin(SimpleType.STRING, Origin::getPublisher));
        fields.put("source", origin(SimpleType.STRING, Origin::getSourceId));
        fields.put("source_kind", origin(SimpleType.STRING, Origin::getSourceKind));
        fields.put("country", origin(SimpleType.STRING, origin -> orEmpty(origin.getCountry())));
        fields.put("reliability", origin(SimpleType.STRING, Origin::getReliability));
        fields.put("official", origin(SimpleType.BOOL, Origin::getOfficial));
        fields.put("state_media", origin(SimpleType.BOOL, Origin::getStateMedia));
        fields.put("concepts", texts(Signal::getConcepts));
        fields.put("terms", texts(signal -> distinct(signal.getEvidence(), Evidence::getTerm)));
        fields.put("entities", texts(signal -> distinct(signal.getEntities(), Entity::getId)));
        fields.put("entity_types", texts(signal -> distinct(signal.getEntities(), Entity::getType)));
        fields.put("countries", texts(Signal::getCountries));
        fields.put("story", text(Signal::getStoryId));
        fields.put("story_stage", text(signal -> signal.getStoryStage().name().toLowerCase(Locale.ROOT)));
        fields.put("story_reports", new Field(SimpleType.INT, signal -> (long) signal.getStoryReports()));
        fields.put("story_origins", new Field(SimpleType.INT, signal -> (long) signal.getStoryOrigins()));
        return fields;
    }

    private static Field text(Function<Signal, Object> value) {
        return new Field(SimpleType.STRING, value);
    }

    private static Field texts(Function<Signal, Object> value) {
        return new Field(TEXTS, value);
    }

    private static Field origin(CelType type, Function<Origin, Object> value) {
        return new Field(type, signal -> value.apply(signal.getReport().getOrigin()));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<String> distinct(List<T> values, Function<T, String> text) {
        return values.stream().map(text).distinct().toList();
    }
}
