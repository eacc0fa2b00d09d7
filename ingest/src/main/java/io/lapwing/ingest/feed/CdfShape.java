package io.lapwing.ingest.feed;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Brings the Channel Definition Format, which says addresses and dates in attributes, into the shape of RSS.
final class CdfShape {
    private static final Map<String, String> ELEMENTS =
            Map.of("title", "title", "abstract", "description", "item", "item", "channel", "channel");
    private static final Map<String, String> ATTRIBUTES = Map.of("href", "link", "lastmod", "pubDate");

    private CdfShape() {}

    /// Whether the document is a channel by itself, with addresses as attributes.
    static boolean fits(Element root) {
        return root.getName().equalsIgnoreCase("channel")
                && root.getAttributes().stream().anyMatch(a -> a.getName().equalsIgnoreCase("href"));
    }

    static void apply(Document document) {
        Element channel = document.detachRootElement();
        shape(channel);
        document.setRootElement(new Element("rss").addContent(channel));
        RssShape.apply(document);
    }

    private static void shape(Element element) {
        FeedNamespaces.put(element, Namespace.NO_NAMESPACE);
        String name = element.getName().toLowerCase(Locale.ROOT);
        element.setName(ELEMENTS.getOrDefault(name, name));
        if (name.equals("item") || name.equals("channel")) {
            List.copyOf(element.getAttributes()).forEach(attribute -> {
                String child = ATTRIBUTES.get(attribute.getName().toLowerCase(Locale.ROOT));
                if (child != null && element.getChild(child) == null) {
                    element.addContent(new Element(child).setText(attribute.getValue()));
                }
            });
        }
        element.getChildren().forEach(CdfShape::shape);
    }
}
