package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;

/// Smooths what Atom feeds do differently from what their parser expects: a missing namespace, text in base64, markup
/// that was not escaped, authors who have an address only, dates of the other version.
final class AtomShape {
    private static final Set<String> TEXTS = Set.of("title", "summary", "content");
    private static final Pattern READABLE = Pattern.compile("(?i)text|html|xhtml|text/.*|.*[/+]xml|.*html.*");

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private AtomShape() {}

    static void apply(Document document) {
        Element root = document.getRootElement();
        boolean old = FeedNamespaces.is(root, "feed", FeedNamespaces.ATOM_03);
        Namespace target = old ? unprefixed(FeedNamespaces.ATOM_03) : unprefixed(FeedNamespaces.ATOM);
        Namespace before = root.getNamespace();
        move(root, before, target);
        root.getChildren("link", target).removeIf(link -> link.getAttribute("href") == null);
        for (Element entry : root.getChildren("entry", target)) {
            entry.getChildren().forEach(child -> text(child, target, old));
            authors(entry, target);
            if (old) {
                dates(entry, target);
                links(entry, target);
            }
        }
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
        alias(entry, "updated", "modified", atom);
        alias(entry, "published", "issued", atom);
    }

    private static void alias(Element entry, String from, String to, Namespace atom) {
        Element said = entry.getChild(from, atom);
        if (said != null && entry.getChild(to, atom) == null) {
            said.setName(to);
        }
    }

    private static void links(Element entry, Namespace atom) {
        entry.getChildren("link", atom).stream()
                .filter(link -> link.getAttribute("rel") == null)
                .forEach(link -> link.setAttribute("rel", "alternate"));
    }
}
