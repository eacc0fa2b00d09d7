package io.lapwing.alerts.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/// Text for Slack's markup in which words from feeds can neither mention anyone nor become a link.
final class SlackText {
    private static final int MAX_URL = 500;

    private SlackText() {}

    /// Feed text as one line, with the three characters that open markup escaped.
    static String escaped(String text, int most) {
        return FeedText.line(text, most)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /// A report's title, linked to its address if that is a plain web address of sensible length.
    static String link(Optional<String> url, String title, int most) {
        String label = escaped(title.isBlank() ? "(no title)" : title, most);
        return url.flatMap(SlackText::address)
                .map(address -> "<" + address + "|" + label + ">")
                .orElse(label);
    }

    private static Optional<String> address(String url) {
        try {
            URI uri = new URI(url);
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            String ascii = uri.toASCIIString();
            return web && uri.getHost() != null && ascii.length() <= MAX_URL
                    ? Optional.of(ascii.replace("&", "&amp;").replace("|", "%7C"))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty(); // the title alone is shown
        }
    }
}
