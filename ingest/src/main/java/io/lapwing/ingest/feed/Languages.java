package io.lapwing.ingest.feed;

import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Languages by `xml:lang`, said again in the element of Dublin Core that the parser behind knows.
final class Languages {
    private Languages() {}

    /// Says the language that an entry and what stands around it name, unless it says one by itself.
    static void tell(Element entry) {
        String language = of(entry);
        if (language != null && entry.getChild("language", FeedNamespaces.DC) == null) {
            entry.addContent(new Element("language", FeedNamespaces.DC).setText(language));
        }
    }

    /// The language by `xml:lang` of the element or the nearest around it.
    static @Nullable String of(Element element) {
        for (Element at = element; at != null; at = at.getParentElement()) {
            String said = at.getAttributeValue("lang", Namespace.XML_NAMESPACE);
            if (said != null && !said.isBlank()) {
                return said.strip();
            }
        }
        return null;
    }
}
