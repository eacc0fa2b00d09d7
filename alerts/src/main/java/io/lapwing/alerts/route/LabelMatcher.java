package io.lapwing.alerts.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.lapwing.record.SilenceMatcher;
import java.util.Map;
import java.util.regex.Matcher;

/// One condition on a label: `severity=critical`, `theme!=space`, `theme=~space|drones` or `publisher!~"Sample.*"`. A
/// label that an alert does not have counts as empty. Regular expressions are RE2 and match the whole value. Within
/// quotation marks `\"`, `\\` and `\n` stand for a mark, a backslash and a line's end.
///
/// @param label the label's name
/// @param operator how it is compared
/// @param value what it is compared with
/// @param pattern the value as a regular expression, compiled
public record LabelMatcher(String label, Operator operator, String value, Pattern pattern) {
    private static final java.util.regex.Pattern FORM = java.util.regex.Pattern.compile(
            "\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*", java.util.regex.Pattern.DOTALL);
    private static final java.util.regex.Pattern ESCAPE = java.util.regex.Pattern.compile("\\\\(.)");
    private static final java.util.regex.Pattern QUOTED =
            java.util.regex.Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"", java.util.regex.Pattern.DOTALL);

    /// How a label is compared.
    public enum Operator {
        /// Is the value.
        EQUAL("="),
        /// Is another.
        NOT_EQUAL("!="),
        /// Matches the expression.
        MATCHES("=~"),
        /// Does not.
        MATCHES_NOT("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /// Whether the value is a regular expression.
        public boolean isRegex() {
            return this == MATCHES || this == MATCHES_NOT;
        }

        /// Whether the label must agree, rather than must not.
        public boolean isEqual() {
            return this == EQUAL || this == MATCHES;
        }

        static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
        }

        static Operator of(boolean regex, boolean equal) {
            if (regex) {
                return equal ? MATCHES : MATCHES_NOT;
            }
            return equal ? EQUAL : NOT_EQUAL;
        }
    }

    /// Reads a matcher.
    ///
    /// @throws IllegalArgumentException with one sentence on what is wrong
    public static LabelMatcher parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no matcher; write label=value, label!=value, label=~regex or label!~regex");
        }
        return of(form.group(1), Operator.of(form.group(2)), unquoted(form.group(3)));
    }

    /// The condition of a silence.
    ///
    /// @throws IllegalArgumentException if its regular expression cannot be read
    static LabelMatcher of(SilenceMatcher record) {
        return of(record.getLabel(), Operator.of(record.getRegex(), record.getEqual()), record.getValue());
    }

    private static LabelMatcher of(String label, Operator operator, String value) {
        try {
            Pattern pattern = Pattern.compile(operator.isRegex() ? value : Pattern.quote(value), Pattern.DOTALL);
            return new LabelMatcher(label, operator, value, pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + value + "' is no regular expression: " + e.getDescription(), e);
        }
    }

    /// As part of a silence.
    public SilenceMatcher toRecord() {
        return SilenceMatcher.newBuilder()
                .setLabel(label)
                .setValue(value)
                .setRegex(operator.isRegex())
                .setEqual(operator.isEqual())
                .build();
    }

    /// Whether labels meet it.
    public boolean matches(Map<String, String> labels) {
        String actual = labels.getOrDefault(label, "");
        return switch (operator) {
            case EQUAL -> actual.equals(value);
            case NOT_EQUAL -> !actual.equals(value);
            case MATCHES -> pattern.matches(actual);
            case MATCHES_NOT -> !pattern.matches(actual);
        };
    }

    /// As it is written, with quotation marks where they are needed; [#parse] reads it back.
    @Override
    public String toString() {
        boolean plain = value.matches("[\\p{L}\\p{N}_.:/|*+()-]+");
        return label + operator.sign + (plain ? value : quoted(value));
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String unquoted(String value) {
        Matcher quoted = QUOTED.matcher(value);
        if (!quoted.matches()) {
            if (value.startsWith("\"")) {
                throw new IllegalArgumentException(value + " begins with a quotation mark and does not end with one");
            }
            return value;
        }
        return ESCAPE.matcher(quoted.group(1))
                .replaceAll(escape -> Matcher.quoteReplacement(
                        switch (escape.group(1)) {
                            case "n" -> "\n";
                            case "\"", "\\" -> escape.group(1);
                            default -> escape.group();
                        }));
    }
}
