package io.lapwing.ingest.feed;

import static io.lapwing.ingest.feed.FeedNamespaces.ATOM;
import static io.lapwing.ingest.feed.FeedNamespaces.CONTENT;
import static io.lapwing.ingest.feed.FeedNamespaces.DC;
import static io.lapwing.ingest.feed.FeedNamespaces.ITUNES;
import static io.lapwing.ingest.feed.FeedNamespaces.RDF;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Brings RSS of any version (0.9x to 2.0, RDF, and versions that never were) into the one shape of RSS 2.0, of which
/// the others are subsets, so that one parser reads them all. What an entry says by Atom or iTunes elements alone is
/// said again by the elements of RSS.
final class RssShape {
    private static final Set<String> MARKED_UP = Set.of("title", "description");
    private static final Set<String> PLAIN = Set.of("author", "guid", "category", "comments", "creator");

    private static final Place CREATOR = new Place("creator", DC);
    private static final Place ENCODED = new Place("encoded", CONTENT);

    private RssShape() {}

    static void apply(Document document) {
        Element root = document.getRootElement();
        root.setName("rss");
        FeedNamespaces.put(root, Namespace.NO_NAMESPACE);
        root.setAttribute("version", "2.0");
        Element channel = channel(root);
        for (Element item : items(root, channel)) {
            if (item.getParentElement() != channel) {
                channel.addContent(item.detach());
            }
            shape(item);
        }
        flatten(channel);
    }

    private static Element channel(Element root) {
        for (Element child : root.getChildren()) {
            if (child.getName().equals("channel")) {
                child.getChildren().forEach(RssShape::withoutNamespace);
                return withoutNamespace(child);
            }
        }
        var channel = new Element("channel");
        root.addContent(channel);
        return channel;
    }

    /// The items of the channel, and those that RDF and some RSS put beside it.
    private static List<Element> items(Element root, Element channel) {
        var items = new ArrayList<Element>();
        for (Element parent : List.of(channel, root)) {
            parent.getChildren().stream()
                    .filter(child -> child.getName().equals("item"))
                    .forEach(items::add);
        }
        return items;
    }

    private static void shape(Element item) {
        withoutNamespace(item).getChildren().forEach(RssShape::withoutNamespace);
        item.getChildren().forEach(FeedNamespaces::correct);
        flatten(item);
        about(item);
        resolveLink(item);
        var authors = List.of(own("author"), CREATOR);
        copy(item, CREATOR, path(item, DC, "author"), authors);
        copy(item, CREATOR, path(item, ATOM, "author", "name"), authors);
        copy(item, CREATOR, path(item, ITUNES, "author"), authors);
        copy(item, own("pubDate"), date(item), List.of(own("pubDate"), new Place("date", DC)));
        copy(item, ENCODED, path(item, ATOM, "content"), List.of(ENCODED));
        copy(item, own("description"), path(item, ATOM, "summary"), List.of(own("description")));
        copy(item, own("description"), path(item, ITUNES, "summary"), List.of(own("description")));
    }

    private record Place(String name, Namespace namespace) {
        boolean isFilled(Element parent) {
            String text = parent.getChildTextTrim(name, namespace);
            return text != null && !text.isEmpty();
        }
    }

    private static Place own(String name) {
        return new Place(name, Namespace.NO_NAMESPACE);
    }

    /// Says a text in another element too, unless one of these places says something already.
    private static void copy(Element item, Place target, @Nullable String text, List<Place> unless) {
        if (text == null || text.isBlank() || unless.stream().anyMatch(place -> place.isFilled(item))) {
            return;
        }
        item.removeChildren(target.name(), target.namespace());
        item.addContent(new Element(target.name(), target.namespace()).setText(text));
    }

    private static @Nullable String path(Element item, Namespace namespace, String... names) {
        Element at = item;
        for (String name : names) {
            at = at == null ? null : at.getChild(name, namespace);
        }
        return at == null ? null : InnerMarkup.of(at);
    }

    private static @Nullable String date(Element item) {
        String published = path(item, ATOM, "published");
        return published == null ? path(item, ATOM, "updated") : published;
    }

    /// `rdf:about` identifies an item of RDF.
    private static void about(Element item) {
        String about = item.getAttributeValue("about", RDF);
        if (about != null && !about.isBlank() && item.getChild("guid") == null) {
            item.addContent(
                    new Element("guid").setAttribute("isPermaLink", "false").setText(about));
        }
    }

    private static void resolveLink(Element item) {
        Element link = item.getChild("link");
        if (link != null && hasBase(item)) {
            URI base = Links.base(item, null);
            String resolved = Links.resolve(link.getText(), base);
            link.setText(resolved == null ? "" : resolved);
        }
    }

    private static boolean hasBase(Element element) {
        for (Element at = element; at != null; at = at.getParentElement()) {
            if (at.getAttribute("base", Namespace.XML_NAMESPACE) != null) {
                return true;
            }
        }
        return false;
    }

    /// Markup that was not escaped, as text.
    private static void flatten(Element parent) {
        for (Element child : parent.getChildren()) {
            if (child.getChildren().isEmpty()) {
                continue;
            }
            if (MARKED_UP.contains(child.getName()) || FeedNamespaces.is(child, "encoded", CONTENT)) {
                child.setText(InnerMarkup.of(child));
            } else if (PLAIN.contains(child.getName()) && !FeedNamespaces.is(child, "author", ATOM)) {
                child.setText(child.getValue().strip());
            }
        }
    }

    /// Elements of RDF, and of the namespaces that some RSS 2.0 declares for itself, as those of plain RSS.
    private static Element withoutNamespace(Element element) {
        String uri = element.getNamespaceURI();
        if (!uri.isEmpty() && element.getNamespacePrefix().isEmpty()) {
            FeedNamespaces.put(element, Namespace.NO_NAMESPACE);
        }
        return element;
    }
}
