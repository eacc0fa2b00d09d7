package io.lapwing.ingest.feed;

import static io.lapwing.ingest.feed.FeedNamespaces.ATOM;
import static io.lapwing.ingest.feed.FeedNamespaces.CONTENT;
import static io.lapwing.ingest.feed.FeedNamespaces.DC;
import static io.lapwing.ingest.feed.FeedNamespaces.ITUNES;
import static io.lapwing.ingest.feed.FeedNamespaces.MEDIA;
import static io.lapwing.ingest.feed.FeedNamespaces.RDF;
import static io.lapwing.ingest.feed.FeedNamespaces.TERMS;
import static io.lapwing.ingest.feed.FeedNamespaces.XHTML;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

    /// Where an item may tell its date, the best first.
    private static final List<EntryDates.Place> DATES = List.of(
            new EntryDates.Place("pubDate", Namespace.NO_NAMESPACE),
            new EntryDates.Place("date", DC),
            new EntryDates.Place("issued", TERMS),
            new EntryDates.Place("published", ATOM),
            new EntryDates.Place("created", TERMS),
            new EntryDates.Place("updated", ATOM),
            new EntryDates.Place("modified", TERMS),
            new EntryDates.Place("lastBuildDate", Namespace.NO_NAMESPACE),
            new EntryDates.Place("date", Namespace.NO_NAMESPACE),
            new EntryDates.Place("published", Namespace.NO_NAMESPACE));
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Place CREATOR = new Place("creator", DC);
    private static final Place ENCODED = new Place("encoded", CONTENT);

    private RssShape() {}

    static void apply(Document document) {
        Element root = document.getRootElement();
        root.setName("rss");
        FeedNamespaces.put(root, Namespace.NO_NAMESPACE);
        root.setAttribute("version", "2.0");
        Element channel = channel(root);
        String own = channel.getNamespaceURI();
        channel.getChildren().forEach(child -> RssNames.plain(child, own));
        RssNames.plain(channel, own);
        for (Element item : items(root, channel)) {
            if (item.getParentElement() != channel) {
                channel.addContent(item.detach());
            }
            RssNames.plain(item, own).getChildren().forEach(child -> RssNames.plain(child, own));
            shape(item);
        }
        channel.getChildren().forEach(FeedNamespaces::correct);
        language(channel);
        copy(channel, own("title"), path(channel, DC, "title"), List.of(own("title")));
        copy(channel, own("title"), path(channel, ATOM, "title"), List.of(own("title")));
        copy(channel, own("title"), path(channel, ITUNES, "title"), List.of(own("title")));
        flatten(channel);
    }

    private static Element channel(Element root) {
        for (Element child : root.getChildren()) {
            if (RssNames.is(child, "channel")) {
                return child;
            }
        }
        var channel = new Element("channel");
        root.addContent(channel);
        return channel;
    }

    /// The items of the channel, of groups within it, and those that RDF and some RSS put beside it.
    private static List<Element> items(Element root, Element channel) {
        var items = new ArrayList<Element>();
        for (Element parent : List.of(channel, root)) {
            parent.getChildren().stream()
                    .filter(child -> RssNames.is(child, "item"))
                    .forEach(items::add);
        }
        return items;
    }

    private static void shape(Element item) {
        item.getChildren().forEach(FeedNamespaces::correct);
        copy(item, ENCODED, path(item, XHTML, "body"), List.of(ENCODED));
        copy(item, ENCODED, path(item, XHTML, "div"), List.of(ENCODED));
        copy(item, ENCODED, path(item, Namespace.NO_NAMESPACE, "body"), List.of(ENCODED));
        flatten(item);
        if (item.getAttribute("lang", Namespace.XML_NAMESPACE) != null) {
            Languages.tell(item);
        }
        about(item);
        permalink(item);
        link(item);
        categories(item);
        resolveLink(item);
        copy(item, own("title"), path(item, MEDIA, "title"), List.of(own("title"), new Place("title", DC)));
        var authors = List.of(own("author"), CREATOR);
        copy(item, CREATOR, path(item, DC, "author"), authors);
        copy(item, CREATOR, path(item, ATOM, "author", "name"), authors);
        copy(item, CREATOR, path(item, ITUNES, "author"), authors);
        EntryDates.tell(item, "pubDate", Namespace.NO_NAMESPACE, DATES);
        item.removeChildren("date", DC);
        copy(item, ENCODED, path(item, ATOM, "content"), List.of(ENCODED));
        copy(item, own("description"), path(item, ATOM, "summary"), List.of(own("description")));
        copy(item, own("description"), path(item, ITUNES, "summary"), List.of(own("description")));
        copy(item, own("description"), path(item, ITUNES, "subtitle"), List.of(own("description"), ENCODED));
    }

    /// Categories as iTunes, Dublin Core and Atom say them.
    private static void categories(Element item) {
        String keywords = item.getChildText("keywords", ITUNES);
        if (keywords != null) {
            COMMA.splitAsStream(keywords).forEach(keyword -> category(item, keyword));
        }
        item.getChildren("subject", DC).forEach(subject -> category(item, subject.getText()));
        for (Element category : item.getChildren("category", ATOM)) {
            String label = category.getAttributeValue("label", "");
            category(item, label.isBlank() ? category.getAttributeValue("term", "") : label);
        }
    }

    private static void category(Element item, String name) {
        item.addContent(new Element("category").setText(name.strip()));
    }

    /// Links as other formats write them: the attribute `href`, or an element of Atom.
    private static void link(Element item) {
        item.getChildren("link").stream()
                .filter(link -> link.getTextTrim().isEmpty())
                .forEach(link -> {
                    String href = link.getAttributeValue("href", link.getAttributeValue("resource", RDF));
                    link.setText(href == null ? "" : href);
                });
        String atom = item.getChildren("link", ATOM).stream()
                .filter(link -> link.getAttributeValue("rel", "alternate").equals("alternate"))
                .map(link -> link.getAttributeValue("href"))
                .findFirst()
                .orElse(null);
        copy(item, own("link"), atom, List.of(own("link")));
    }

    private static void language(Element channel) {
        copy(channel, own("language"), Languages.of(channel), List.of(own("language"), new Place("language", DC)));
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

    /// `rdf:about` identifies an item of RDF.
    private static void about(Element item) {
        String about = item.getAttributeValue("about", RDF);
        if (about != null && !about.isBlank() && item.getChild("guid") == null) {
            item.addContent(
                    new Element("guid").setAttribute("isPermaLink", "false").setText(about));
        }
    }

    /// An identifier that is no address is no link, even where the attribute that would say so is missing.
    private static void permalink(Element item) {
        Element guid = item.getChild("guid");
        if (guid != null && guid.getAttribute("isPermaLink") == null && !Links.isWeb(guid.getText())) {
            guid.setAttribute("isPermaLink", "false");
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
}
