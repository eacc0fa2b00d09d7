package io.lapwing.ingest.feed;

import java.net.URI;
import java.util.regex.Pattern;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Links as feeds write them: with spaces around, relative, or not quite by the rules.
final class Links {
    private static final Pattern WEB = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    private Links() {}

    /// Whether it is an address on the web.
    static boolean isWeb(@Nullable String text) {
        return text != null && WEB.matcher(text.strip()).matches();
    }

    /// The link against its base; as it stands if either cannot be read as an address.
    static @Nullable String resolve(@Nullable String link, @Nullable URI base) {
        if (link == null || link.isBlank()) {
            return null;
        }
        String trimmed = link.strip();
        if (base == null) {
            return trimmed;
        }
        try {
            return resolve(base, escaped(trimmed));
        } catch (IllegalArgumentException e) {
            return trimmed; // left for the reader of the report to judge
        }
    }

    /// `URI` drops the last segment before a bare query, and puts no slash behind a bare host.
    private static String resolve(URI base, String link) {
        if (link.startsWith("?") && base.getRawAuthority() != null) {
            return base.getScheme() + "://" + base.getRawAuthority() + path(base) + link;
        }
        URI from = path(base).isEmpty() && base.getRawAuthority() != null ? base.resolve("/") : base;
        return from.resolve(link).toString();
    }

    private static String path(URI uri) {
        return uri.getRawPath() == null ? "" : uri.getRawPath();
    }

    /// The address if it is absolute, else the other one.
    static @Nullable URI base(@Nullable String address, @Nullable URI other) {
        if (address == null || address.isBlank()) {
            return other;
        }
        try {
            URI uri = URI.create(escaped(address.strip()));
            return uri.isAbsolute() && uri.getRawAuthority() != null ? uri : other;
        } catch (IllegalArgumentException e) {
            return other;
        }
    }

    /// The base that `xml:base` sets for an element, by the element itself and those around it.
    static @Nullable URI base(Element element, @Nullable URI document) {
        Element parent = element.getParentElement();
        URI outer = parent == null ? document : base(parent, document);
        String own = resolve(element.getAttributeValue("base", Namespace.XML_NAMESPACE), outer);
        return own == null ? outer : base(own, outer);
    }

    private static String escaped(String link) {
        var text = new StringBuilder(link.length());
        for (int i = 0; i < link.length(); i++) {
            char c = link.charAt(i);
            if (c <= ' ' || "\"<>\\^`{|}".indexOf(c) >= 0) {
                text.append('%').append(String.format("%02X", (int) c));
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
