package io.lapwing.alerts.route;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Map;
import java.util.regex.Matcher;

/// One condition on a label: `severity=critical`, `theme!=space`, `theme=~space|drones` or `publisher!~Sample.*`. A
/// label that
/// an alert does not have counts as empty. Regular expressions are RE2 and match the whole value.
///
/// @param label the label's name
/// @param operator how it is compared
/// @param value what it is compared with
/// @param pattern the value as a regular expression, compiled
public record LabelMatcher(String label, Operator operator, String value, Pattern pattern) {
    private static final java.util.regex.Pattern FORM =
            java.util.regex.Pattern.compile("\\s*([a-zA-Z_][a-zA-Z0-9_]*)\\s*(=~|!~|!=|=)\\s*(.*?)\\s*");

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

        static Operator of(String sign) {
            for (Operator operator : values()) {
                if (operator.sign.equals(sign)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException(sign);
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
        String value = unquoted(form.group(3));
        Operator operator = Operator.of(form.group(2));
        try {
            boolean regex = operator == Operator.MATCHES || operator == Operator.MATCHES_NOT;
            Pattern pattern = Pattern.compile(regex ? value : Pattern.quote(value));
            return new LabelMatcher(form.group(1), operator, value, pattern);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("'" + value + "' is no regular expression: " + e.getDescription(), e);
        }
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

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
