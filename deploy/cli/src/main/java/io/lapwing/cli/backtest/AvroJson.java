package io.lapwing.cli.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.schemas.AvroSerdes;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroMissingFieldException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;

/// Makes records of the JSON that `tail -o json` prints: values as they are, without the names of union branches, times
/// in
/// ISO 8601 or as milliseconds. A field that is absent has its default; fields that the schema does not know are passed
/// over.
final class AvroJson {
    static {
        AvroSerdes.trustRecords();
    }

    private AvroJson() {}

    /// A JSON object that is no such record.
    static final class MismatchException extends Exception {
        private static final long serialVersionUID = 1L;

        MismatchException(String path, String message) {
            super(path + " " + message);
        }
    }

    static <T extends SpecificRecord> T read(Class<T> type, Schema schema, JsonNode node) throws MismatchException {
        return type.cast(record(schema, node, ""));
    }

    private static @Nullable Object value(Schema schema, JsonNode node, String path) throws MismatchException {
        return switch (schema.getType()) {
            case RECORD -> record(schema, node, path);
            case UNION -> node.isNull() ? null : value(branch(schema), node, path);
            case ARRAY -> list(schema, node, path);
            case MAP -> map(schema, node, path);
            case ENUM -> symbol(schema, text(node, path));
            case STRING -> text(node, path);
            case LONG -> schema.getLogicalType() == null ? number(node, path).longValue() : time(node, path);
            case INT -> number(node, path).intValue();
            case DOUBLE -> number(node, path).doubleValue();
            case BOOLEAN -> {
                require(node.isBoolean(), path, "must be true or false");
                yield node.booleanValue();
            }
            default -> throw new MismatchException(path, "is of a type that signals do not have");
        };
    }

    private static Object record(Schema schema, JsonNode node, String path) throws MismatchException {
        require(node.isObject(), path, "must be an object");
        var record =
                (SpecificRecord) SpecificData.newInstance(SpecificData.get().getClass(schema), schema);
        for (Schema.Field field : schema.getFields()) {
            JsonNode given = node.get(field.name());
            String inner = path.isEmpty() ? field.name() : path + "." + field.name();
            record.put(field.pos(), given == null ? otherwise(field, inner) : value(field.schema(), given, inner));
        }
        return record;
    }

    private static @Nullable Object otherwise(Schema.Field field, String path) throws MismatchException {
        try {
            return SpecificData.get().getDefaultValue(field);
        } catch (AvroMissingFieldException e) {
            throw new MismatchException(path, "is missing");
        }
    }

    private static List<@Nullable Object> list(Schema schema, JsonNode node, String path) throws MismatchException {
        require(node.isArray(), path, "must be a list");
        var list = new ArrayList<@Nullable Object>(node.size());
        for (JsonNode element : node) {
            list.add(value(schema.getElementType(), element, path + "[" + list.size() + "]"));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Schema schema, JsonNode node, String path)
            throws MismatchException {
        require(node.isObject(), path, "must be an object");
        var map = new HashMap<String, @Nullable Object>();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            map.put(entry.getKey(), value(schema.getValueType(), entry.getValue(), path + "." + entry.getKey()));
        }
        return map;
    }

    private static Object symbol(Schema schema, String name) {
        String known = schema.hasEnumSymbol(name) ? name : schema.getEnumDefault();
        return SpecificData.get().createEnum(known, schema);
    }

    private static Schema branch(Schema union) {
        return union.getTypes().stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .findFirst()
                .orElseThrow();
    }

    private static Instant time(JsonNode node, String path) throws MismatchException {
        if (node.isIntegralNumber()) {
            return Instant.ofEpochMilli(node.longValue());
        }
        try {
            return Instant.parse(text(node, path));
        } catch (DateTimeException e) {
            throw new MismatchException(path, "must be a time like 2026-02-24T10:00:00Z, is " + node);
        }
    }

    private static String text(JsonNode node, String path) throws MismatchException {
        require(node.isTextual(), path, "must be text");
        return node.textValue();
    }

    private static Number number(JsonNode node, String path) throws MismatchException {
        require(node.isNumber(), path, "must be a number");
        return node.numberValue();
    }

    private static void require(boolean condition, String path, String message) throws MismatchException {
        if (!condition) {
            throw new MismatchException(path.isEmpty() ? "the line" : path, message);
        }
    }
}
