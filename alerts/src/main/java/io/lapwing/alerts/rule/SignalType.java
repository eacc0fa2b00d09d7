package io.lapwing.alerts.rule;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import io.lapwing.alerts.rule.StructFields.Field;
import io.lapwing.record.Amount;
import io.lapwing.record.Entity;
import io.lapwing.record.Evidence;
import io.lapwing.record.Origin;
import io.lapwing.record.ReportSummary;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What a condition can ask of a signal: closed sets of typed fields, so that a misspelt one is found when the file is
/// read. `signal` has them all; `report`, `source` and `story` have what belongs to them, under shorter names.
final class SignalType implements CelTypeProvider {
    private static final CelType TEXTS = ListType.create(SimpleType.STRING);
    private static final StructFields<Amount> AMOUNT = new StructFields<>("lapwing.Amount", amount());
    private static final StructFields<Signal> SIGNAL = new StructFields<>("lapwing.Signal", signal());
    private static final StructFields<Signal> REPORT = new StructFields<>("lapwing.Report", report());
    private static final StructFields<Signal> SOURCE = new StructFields<>("lapwing.Source", source());
    private static final StructFields<Signal> STORY = new StructFields<>("lapwing.Story", story());
    private static final Map<String, StructFields<Signal>> VARIABLES = variables();

    /// The variables of conditions with their types, in the order of the documentation.
    static Map<String, StructType> variableTypes() {
        var types = new LinkedHashMap<String, StructType>();
        VARIABLES.forEach((name, fields) -> types.put(name, fields.type()));
        return types;
    }

    /// A signal as conditions see it; what no condition asks for is not made.
    static SignalView view(Signal signal) {
        return new SignalView(signal, VARIABLES);
    }

    /// The fields of each type by its name in messages.
    static Map<String, List<String>> names() {
        var names = new LinkedHashMap<String, List<String>>();
        VARIABLES.forEach((name, fields) -> names.put(name, fields.names()));
        return names;
    }

    @Override
    public ImmutableCollection<CelType> types() {
        return all();
    }

    @Override
    public Optional<CelType> findType(String name) {
        return all().stream().filter(type -> type.name().equals(name)).findFirst();
    }

    private static ImmutableList<CelType> all() {
        return ImmutableList.of(SIGNAL.type(), REPORT.type(), SOURCE.type(), STORY.type(), AMOUNT.type());
    }

    private static Map<String, StructFields<Signal>> variables() {
        var variables = new LinkedHashMap<String, StructFields<Signal>>();
        variables.put("signal", SIGNAL);
        variables.put("report", REPORT);
        variables.put("source", SOURCE);
        variables.put("story", STORY);
        return variables;
    }

    private static SequencedMap<String, Field<Signal>> signal() {
        var fields = new LinkedHashMap<String, Field<Signal>>();
        fields.put("theme", text(Signal::getTheme));
        fields.put("score", new Field<>(SimpleType.DOUBLE, Signal::getScore));
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
        fields.put("concepts", texts(signal -> List.copyOf(signal.getConcepts())));
        fields.put("terms", texts(signal -> distinct(signal.getEvidence(), Evidence::getTerm)));
        fields.put("entities", texts(signal -> distinct(signal.getEntities(), Entity::getId)));
        fields.put("entity_types", texts(signal -> distinct(signal.getEntities(), Entity::getType)));
        fields.put("countries", texts(signal -> List.copyOf(signal.getCountries())));
        fields.put(
                "amounts",
                new Field<>(
                        ListType.create(AMOUNT.type()),
                        signal -> signal.getAmounts().stream()
                                .map(amount -> Map.<String, Object>of(
                                        "value", amount.getValue(), "currency", amount.getCurrency()))
                                .toList()));
        fields.put("story", text(Signal::getStoryId));
        fields.put("story_stage", text(SignalType::stage));
        fields.put("story_reports", number(Signal::getStoryReports));
        fields.put("story_origins", number(Signal::getStoryOrigins));
        return fields;
    }

    private static SequencedMap<String, Field<Signal>> report() {
        var fields = new LinkedHashMap<String, Field<Signal>>();
        fields.put("id", text(signal -> signal.getReport().getId()));
        fields.put("title", text(signal -> signal.getReport().getTitle()));
        fields.put("excerpt", text(Signal::getExcerpt));
        fields.put("language", text(signal -> signal.getReport().getLanguage()));
        fields.put("url", text(signal -> orEmpty(signal.getReport().getUrl())));
        fields.put("published", new Field<>(SimpleType.TIMESTAMP, signal -> published(signal.getReport())));
        fields.put(
                "fetched",
                new Field<>(SimpleType.TIMESTAMP, signal -> signal.getReport().getFetchedAt()));
        fields.put("age", new Field<>(SimpleType.DURATION, signal -> age(signal.getReport())));
        return fields;
    }

    private static SequencedMap<String, Field<Signal>> source() {
        var fields = new LinkedHashMap<String, Field<Signal>>();
        fields.put("id", origin(SimpleType.STRING, Origin::getSourceId));
        fields.put("publisher", origin(SimpleType.STRING, Origin::getPublisher));
        fields.put("kind", origin(SimpleType.STRING, Origin::getSourceKind));
        fields.put("country", origin(SimpleType.STRING, origin -> orEmpty(origin.getCountry())));
        fields.put("reliability", origin(SimpleType.STRING, Origin::getReliability));
        fields.put("official", origin(SimpleType.BOOL, Origin::getOfficial));
        fields.put("state_media", origin(SimpleType.BOOL, Origin::getStateMedia));
        return fields;
    }

    private static SequencedMap<String, Field<Signal>> story() {
        var fields = new LinkedHashMap<String, Field<Signal>>();
        fields.put("id", text(Signal::getStoryId));
        fields.put("stage", text(SignalType::stage));
        fields.put("reports", number(Signal::getStoryReports));
        fields.put("origins", number(Signal::getStoryOrigins));
        return fields;
    }

    private static SequencedMap<String, Field<Amount>> amount() {
        var fields = new LinkedHashMap<String, Field<Amount>>();
        fields.put("value", new Field<>(SimpleType.DOUBLE, Amount::getValue));
        fields.put("currency", new Field<>(SimpleType.STRING, Amount::getCurrency));
        return fields;
    }

    private static Field<Signal> text(Function<Signal, Object> value) {
        return new Field<>(SimpleType.STRING, value);
    }

    private static Field<Signal> texts(Function<Signal, Object> value) {
        return new Field<>(TEXTS, value);
    }

    private static Field<Signal> number(ToLongFunction<Signal> value) {
        return new Field<>(SimpleType.INT, value::applyAsLong);
    }

    private static Field<Signal> origin(CelType type, Function<Origin, Object> value) {
        return new Field<>(type, signal -> value.apply(signal.getReport().getOrigin()));
    }

    private static String stage(Signal signal) {
        return signal.getStoryStage().name().toLowerCase(Locale.ROOT);
    }

    private static Instant published(ReportSummary report) {
        Instant published = report.getPublishedAt();
        return published == null ? report.getFetchedAt() : published;
    }

    private static Duration age(ReportSummary report) {
        return Duration.between(published(report), report.getFetchedAt());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<String> distinct(List<T> values, Function<T, String> text) {
        return values.stream().map(text).distinct().toList();
    }
}
