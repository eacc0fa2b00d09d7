package io.lapwing.alerts.rule;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the compiler's messages into sentences that say what to do.
final class CelMessages {
    private static final Pattern UNDEFINED = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern RESULT = Pattern.compile("expected type 'bool' but found '(.*)'");

    private CelMessages() {}

    static String plain(String message, Set<String> fields) {
        Matcher undefined = UNDEFINED.matcher(message);
        if (undefined.matches()) {
            return "signal has no field '" + undefined.group(1) + "'; it has " + String.join(", ", fields);
        }
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return "'" + undeclared.group(1) + "' is not known here; conditions are over `signal`";
        }
        Matcher result = RESULT.matcher(message);
        if (result.matches()) {
            return "must be true or false, but is of type " + result.group(1);
        }
        int candidates = message.indexOf(" (candidates:");
        return candidates < 0 ? message : message.substring(0, candidates);
    }
}
