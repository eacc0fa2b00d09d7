package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;
import org.jspecify.annotations.Nullable;

/// Smooths what Atom feeds do differently from what their parser expects: a missing namespace, text in base64, markup
/// that was not escaped, authors who have an address only, dates of the other version.
final class AtomShape {
    private static final Set<String> TEXTS = Set.of("title", "summary", "content");
    private static final Pattern READABLE = Pattern.compile("(?i)text|html|xhtml|text/.*|.*[/+]xml|.*html.*");

    private static final Pattern RELATIONS =
            Pattern.compile("https?://www\\.iana\\.org/assignments/(?:link-)?relations?/");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private AtomShape() {}

    /// @param base address of the document, for relative links
    static void apply(Document document, @Nullable URI base) {
        Element root = feed(document);
        boolean old = FeedNamespaces.is(root, "feed", FeedNamespaces.ATOM_03);
        Namespace target = old ? unprefixed(FeedNamespaces.ATOM_03) : unprefixed(FeedNamespaces.ATOM);
        Namespace before = root.getNamespace();
        move(root, before, target);
        root.getChildren("link", target).removeIf(link -> link.getAttribute("href") == null);
        root.getChildren().forEach(child -> text(child, target, old));
        for (Element entry : root.getChildren("entry", target)) {
            entry.getChildren().forEach(child -> text(child, target, old));
            authors(entry, target);
            entry.getChildren().forEach(FeedNamespaces::correct);
            dates(entry, target);
            links(entry, target, base);
            categories(entry, target);
            Languages.tell(entry);
        }
    }

    /// The feed; one around an entry that stands alone.
    private static Element feed(Document document) {
        Element root = document.getRootElement();
        if (!root.getName().equalsIgnoreCase("entry")) {
            root.setName("feed");
            return root;
        }
        document.detachRootElement();
        var feed = new Element("feed", root.getNamespace()).addContent(root);
        document.setRootElement(feed);
        return feed;
    }

    private static Namespace unprefixed(Namespace namespace) {
        return Namespace.getNamespace(namespace.getURI());
    }

    /// Moves the elements of the feed's own namespace into the right one.
    private static void move(Element element, Namespace from, Namespace to) {
        if (from.getURI().equals(to.getURI())) {
            return;
        }
        var own = new ArrayList<Element>();
        element.getDescendants(new ElementFilter(from)).forEach(own::add);
        own.forEach(child -> FeedNamespaces.put(child, to));
        FeedNamespaces.put(element, to);
    }

    private static void text(Element element, Namespace atom, boolean old) {
        if (!element.getNamespace().equals(atom) || !TEXTS.contains(element.getName())) {
            return;
        }
        InnerMarkup.unprefix(element);
        String type = element.getAttributeValue("type", "text").strip();
        boolean encoded = !READABLE.matcher(type).matches() || "base64".equals(element.getAttributeValue("mode"));
        if (encoded && element.getAttribute("src") == null) {
            decoded(element.getTextTrim()).ifPresent(text -> asHtml(element, text, old));
        } else if (!element.getChildren().isEmpty() && isEscapedType(element, type, old)) {
            asHtml(element, InnerMarkup.of(element), old);
        }
    }

    private static boolean isEscapedType(Element element, String type, boolean old) {
        return old
                ? "escaped".equals(element.getAttributeValue("mode"))
                : type.equals("text") || type.equals("html") || type.equals("text/html") || type.equals("text/plain");
    }

    private static void asHtml(Element element, String text, boolean old) {
        element.setText(text);
        element.setAttribute("type", old ? "text/html" : "html");
        if (old) {
            element.setAttribute("mode", "escaped");
        }
    }

    /// Text in base64; empty if it is none.
    private static Optional<String> decoded(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(SPACE.matcher(text).replaceAll(""));
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty(); // an image or a program, which has nothing to read
        }
    }

    /// What a category is called is worth more than what machines call it.
    private static void categories(Element entry, Namespace atom) {
        for (Element category : entry.getChildren("category", atom)) {
            String label = category.getAttributeValue("label", "");
            String said = label.isBlank() ? category.getAttributeValue("term", category.getText()) : label;
            category.setAttribute("term", said);
        }
    }

    private static void authors(Element entry, Namespace atom) {
        for (Element author : entry.getChildren("author", atom)) {
            String name = author.getChildTextTrim("name", atom);
            String email = author.getChildTextTrim("email", atom);
            if ((name == null || name.isEmpty()) && email != null) {
                author.removeChildren("name", atom);
                author.addContent(new Element("name", atom).setText(email));
            }
        }
    }

    private static void dates(Element entry, Namespace atom) {
        boolean old = atom.getURI().equals(FeedNamespaces.ATOM_03.getURI());
        var published = List.of(
                new EntryDates.Place("published", atom),
                new EntryDates.Place("issued", atom),
                new EntryDates.Place("date", FeedNamespaces.DC),
                new EntryDates.Place("issued", FeedNamespaces.TERMS),
                new EntryDates.Place("created", atom),
                new EntryDates.Place("created", FeedNamespaces.TERMS),
                new EntryDates.Place("pubDate", atom));
        var updated = List.of(
                new EntryDates.Place("updated", atom),
                new EntryDates.Place("modified", atom),
                new EntryDates.Place("modified", FeedNamespaces.TERMS));
        if (old) {
            // The parser behind takes the change for the publication, so it is told the publication only.
            var any = Stream.concat(published.stream(), updated.stream()).toList();
            EntryDates.tell(entry, "modified", atom, any);
            entry.removeChildren("issued", atom);
        } else {
            EntryDates.tell(entry, "published", atom, published);
            EntryDates.tell(entry, "updated", atom, updated);
        }
        entry.removeChildren("created", atom);
        entry.removeChildren("date", FeedNamespaces.DC);
    }

    /// A link without a relation, or with its full address, is one to the entry itself. An entry without such a link
    /// may
    /// have an address for its identifier.
    private static void links(Element entry, Namespace atom, @Nullable URI base) {
        for (Element link : entry.getChildren("link", atom)) {
            String relation =
                    RELATIONS.matcher(link.getAttributeValue("rel", "").strip()).replaceFirst("");
            link.setAttribute("rel", relation.isEmpty() ? "alternate" : relation);
            String href = Links.resolve(link.getAttributeValue("href"), Links.base(link, base));
            if (href != null) {
                link.setAttribute("href", href);
            }
        }
        String id = entry.getChildTextTrim("id", atom);
        boolean linked = entry.getChildren("link", atom).stream()
                .anyMatch(link -> "alternate".equals(link.getAttributeValue("rel")));
        if (!linked && Links.isWeb(id)) {
            entry.addContent(
                    new Element("link", atom).setAttribute("rel", "alternate").setAttribute("href", id));
        }
    }
}
