package io.lapwing.runtime.config;

import java.util.regex.Pattern;

/// Turns the messages of the configuration library into sentences that say what to do.
final class ConfigMessages {
    private static final Pattern CODE = Pattern.compile("^(?:[\\w.]+Exception: )?(SRCFG\\d+): ");

    private ConfigMessages() {}

    static String plain(String key, String message) {
        var matcher = CODE.matcher(message);
        if (!matcher.find()) {
            return message;
        }
        String rest = message.substring(matcher.end());
        return switch (matcher.group(1)) {
            case "SRCFG00050" -> "is no setting of this service; see --help for the ones there are";
            case "SRCFG00014" -> "is required; set it in the file, by --set " + key + "=… or in the environment";
            default -> rest.replace(key, "").strip();
        };
    }
}
