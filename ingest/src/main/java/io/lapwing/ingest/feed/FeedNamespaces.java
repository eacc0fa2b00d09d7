package io.lapwing.ingest.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
    static final Namespace MEDIA = Namespace.getNamespace("media", "http://search.yahoo.com/mrss/");
    static final Namespace RDF = Namespace.getNamespace("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");

    static final Namespace TERMS = Namespace.getNamespace("dcterms", "http://purl.org/dc/terms/");
    static final Namespace XHTML = Namespace.getNamespace("xhtml", "http://www.w3.org/1999/xhtml");

    private static final String SECURE = "https:";
    private static final List<Namespace> KNOWN = List.of(ATOM, ATOM_03, CONTENT, DC, ITUNES, MEDIA, RDF, TERMS, XHTML);
    /// Other addresses that feeds give to the same module.
    private static final Map<String, Namespace> ALIASES = Map.of(
            "http://purl.org/dc/elements/1.0", DC,
            "http://purl.org/metadata/dublin_core#", DC,
            "http://purl.org/metadata/dublin_core", DC);
    /// Known ones and aliases by their plain addresses.
    private static final Map<String, Namespace> MEANT = meant();
    /// Addresses of RSS itself; its versions and tools never agreed on one.
    private static final Set<String> RSS = Set.of(
            "",
            "http://purl.org/rss/1.0",
            "http://purl.org/net/rss1.1#",
            "http://my.netscape.com/rdf/simple/0.9",
            "http://channel.netscape.com/rdf/simple/0.9",
            "http://my.netscape.com/publish/formats/rss-0.91.dtd",
            "http://backend.userland.com/rss",
            "http://backend.userland.com/rss091",
            "http://backend.userland.com/rss092",
            "http://backend.userland.com/rss2",
            "http://blogs.law.harvard.edu/tech/rss",
            "http://cyber.law.harvard.edu/rss",
            "http://cyber.law.harvard.edu/rss/rss.html",
            "http://www.rssboard.org/rss-specification",
            "http://purl.org/rss/1.0/modules/rss091#",
            "http://purl.org/rss/1.0/modules/rss091");

    private FeedNamespaces() {}

    /// Whether an element is this one of the namespace, however its address is written.
    static boolean is(Element element, String name, Namespace namespace) {
        return element.getName().equals(name)
                && plain(element.getNamespaceURI()).equals(plain(namespace.getURI()));
    }

    /// Whether an element belongs to RSS itself, under any of the addresses that feeds use for it.
    static boolean isRss(Element element) {
        return RSS.contains(plain(element.getNamespaceURI()));
    }

    /// Puts an element into the known namespace whose address it misspells, if it does.
    static void correct(Element element) {
        String address = element.getNamespaceURI();
        if (address.isEmpty()) {
            return;
        }
        Namespace meant = MEANT.get(plain(address));
        if (meant != null && !meant.getURI().equals(address)) {
            put(element, meant);
        }
    }

    private static Map<String, Namespace> meant() {
        var meant = new HashMap<>(ALIASES);
        KNOWN.forEach(known -> meant.put(plain(known.getURI()), known));
        return Map.copyOf(meant);
    }

    /// Puts an element into a namespace, whatever it declares for the same prefix.
    static void put(Element element, Namespace namespace) {
        List.copyOf(element.getAdditionalNamespaces()).stream()
                .filter(declared -> declared.getPrefix().equals(namespace.getPrefix()))
                .forEach(element::removeNamespaceDeclaration);
        element.setNamespace(namespace);
    }

    private static String plain(String uri) {
        String lower = uri.strip().toLowerCase(Locale.ROOT);
        if (lower.startsWith(SECURE)) {
            lower = "http:" + lower.substring(SECURE.length());
        }
        return lower.endsWith("/") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
