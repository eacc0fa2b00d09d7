package io.lapwing.ingest.feed;

import java.util.List;
import java.util.Locale;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Namespaces of feeds and of the modules that carry text, dates or authors; and the forms in which feeds misspell
/// them.
final class FeedNamespaces {
    static final Namespace ATOM = Namespace.getNamespace("atom", "http://www.w3.org/2005/Atom");
    static final Namespace ATOM_03 = Namespace.getNamespace("atom03", "http://purl.org/atom/ns#");
    static final Namespace CONTENT = Namespace.getNamespace("content", "http://purl.org/rss/1.0/modules/content/");
    static final Namespace DC = Namespace.getNamespace("dc", "http://purl.org/dc/elements/1.1/");
    static final Namespace ITUNES = Namespace.getNamespace("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
    static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    private static final List<Namespace> KNOWN = List.of(ATOM, ATOM_03, CONTENT, DC, ITUNES, RDF);

    private FeedNamespaces() {}

    /// Whether an element is this one of the namespace, however its address is written.
    static boolean is(Element element, String name, Namespace namespace) {
        return element.getName().equals(name)
                && plain(element.getNamespaceURI()).equals(plain(namespace.getURI()));
    }

    /// Puts an element into the known namespace whose address it misspells, if it does.
    static void correct(Element element) {
        for (Namespace known : KNOWN) {
            if (!element.getNamespaceURI().equals(known.getURI())
                    && plain(element.getNamespaceURI()).equals(plain(known.getURI()))) {
                put(element, known);
            }
        }
    }

    /// Puts an element into a namespace, whatever it declares for the same prefix.
    static void put(Element element, Namespace namespace) {
        List.copyOf(element.getAdditionalNamespaces()).stream()
                .filter(declared -> declared.getPrefix().equals(namespace.getPrefix()))
                .forEach(element::removeNamespaceDeclaration);
        element.setNamespace(namespace);
    }

    private static String plain(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT).replaceFirst("^https:", "http:");
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
