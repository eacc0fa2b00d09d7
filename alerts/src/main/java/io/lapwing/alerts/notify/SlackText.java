package io.lapwing.alerts.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Text for Slack's markup in which words from feeds can neither mention anyone nor become a link.
final class SlackText {
    private static final int MAX_URL = 500;
    /// Behind these a joiner breaks what Slack takes for an address, a name or a channel.
    private static final Pattern LINK_LIKE = Pattern.compile("([.:@#/])(?=[\\p{L}\\p{N}/])(?!\\d)");

    private SlackText() {}

    /// Feed text as one line, with the three characters that open markup escaped.
    ///
    /// @param most longest result, escapes counted
    static String escaped(String text, int most) {
        String line = FeedText.line(text, most);
        var escaped = new StringBuilder();
        for (int at = 0; at < line.length(); ) {
            int character = line.codePointAt(at);
            String written = escaped(character);
            int rest = line.length() - at - Character.charCount(character);
            if (escaped.length() + written.length() + Math.min(rest, 1) > most) {
                return escaped.append('…').toString();
            }
            escaped.append(written);
            at += Character.charCount(character);
        }
        return escaped.toString();
    }

    /// As [#escaped], for fields in which Slack makes links of whatever looks like one: a word joiner, which nobody
    /// sees, keeps it from that.
    static String inert(String text, int most) {
        return LINK_LIKE.matcher(escaped(text, most)).replaceAll("$1\u2060");
    }

    private static String escaped(int character) {
        return switch (character) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            default -> Character.toString(character);
        };
    }

    /// A report's title, linked to its address if that is a plain web address of sensible length.
    static String link(Optional<String> url, String title, int most) {
        String label = escaped(title.isBlank() ? "(no title)" : title, most);
        return url.flatMap(SlackText::address)
                .map(address -> "<" + address + "|" + label + ">")
                .orElse(label);
    }

    private static Optional<String> address(String url) {
        if (!UTF_8.newEncoder().canEncode(url)) {
            return Optional.empty(); // half a character, for which URI has no answer
        }
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            String ascii = uri.toASCIIString();
            String written = ascii.replace("&", "&amp;").replace("|", "%7C");
            return web && uri.getHost() != null && written.length() <= MAX_URL
                    ? Optional.of(written)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // the title alone is shown
        }
    }
}
