package io.lapwing.ingest.feed;

import java.net.URI;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Links as feeds write them: with spaces around, relative, or not quite by the rules.
final class Links {
    private Links() {}

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
            return base.resolve(escaped(trimmed)).toString();
        } catch (IllegalArgumentException e) {
            return trimmed; // left for the reader of the report to judge
        }
    }

    /// The address if it is absolute, else the other one.
    static @Nullable URI base(@Nullable String address, @Nullable URI other) {
        if (address == null || address.isBlank()) {
            return other;
        }
        try {
            URI uri = URI.create(escaped(address.strip()));
            return uri.isAbsolute() && uri.getHost() != null ? uri : other;
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
