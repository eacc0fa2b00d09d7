package io.lapwing.alerts.rule;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the compiler's messages into sentences that say what to do.
final class CelMessages {
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");

    private CelMessages() {}

    /// @param owner what the field was asked of, such as `signal`
    /// @param types fields of each type by its name
    static String plain(String message, String owner, Map<String, List<String>> types) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            List<String> fields = types.getOrDefault(owner, List.of());
            return owner + " has no field '" + undefined.group(1) + "'"
                    + (fields.isEmpty() ? "" : "; it has " + String.join(", ", fields));
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "'" + undeclared.group(1)
                    + "' is not known here; conditions are over `signal`, `report`, `source` and `story`";
        }
        Matcher result = RESULT.matcher(message);
        if (result.matches()) {
            return "must be true or false, but is of type " + result.group(1);
        }
        int candidates = message.indexOf(" (candidates:");
        return candidates < 0 ? message : message.substring(0, candidates);
    }
}
