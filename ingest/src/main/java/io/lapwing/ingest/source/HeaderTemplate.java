package io.lapwing.ingest.source;

import io.lapwing.runtime.config.Secret;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request header whose value may hold `${NAME}`: the value of that environment variable, or the content of the file
/// that the variable `NAME_FILE` names.
///
/// @param name name of the header
/// @param value its value
public record HeaderTemplate(String name, String value) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

    /// The variables in its value.
    public List<String> variables() {
        return VARIABLE.matcher(value).results().map(result -> result.group(1)).toList();
    }

    /// The value with its variables filled in.
    ///
    /// @throws MissingKeyException if there is no value for one of them
    public Secret fill(Keys keys) throws MissingKeyException {
        var filled = new StringBuilder();
        int end = 0;
        for (MatchResult match : VARIABLE.matcher(value).results().toList()) {
            filled.append(value, end, match.start())
                    .append(keys.get(match.group(1)).reveal());
            end = match.end();
        }
        return new Secret(filled.append(value, end, value.length()).toString());
    }

    /// Whether a value has something in it that looks like a variable and is none.
    static boolean isMalformed(String value) {
        Matcher matcher = VARIABLE.matcher(value);
        return matcher.replaceAll("").contains("${");
    }
}
