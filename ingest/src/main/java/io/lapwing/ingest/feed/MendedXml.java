package io.lapwing.ingest.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.parser.Parser;

/// Makes XML well-formed the way a patient reader takes it: a bare `&` is a character, a named HTML entity is the
/// character that it names, what is left open ends with its parent, and a prefix that nobody declared gets the
/// namespace
/// that it usually stands for.
final class MendedXml {
    private static final String DECLARATION = "xmlns:";
    private static final Map<String, String> USUAL = Map.of(
            "atom", FeedNamespaces.ATOM.getURI(),
            "content", FeedNamespaces.CONTENT.getURI(),
            "dc", FeedNamespaces.DC.getURI(),
            "itunes", FeedNamespaces.ITUNES.getURI(),
            "dcterms", FeedNamespaces.TERMS.getURI(),
            "media", FeedNamespaces.MEDIA.getURI(),
            "rdf", FeedNamespaces.RDF.getURI(),
            "xhtml", FeedNamespaces.XHTML.getURI());

    private MendedXml() {}

    /// The mended text, beginning with its outermost element; empty if it has none.
    static String of(String text) {
        var document = Jsoup.parse(text, "", Parser.xmlParser());
        document.outputSettings(new OutputSettings()
                .syntax(OutputSettings.Syntax.xml)
                .escapeMode(EscapeMode.xhtml)
                .prettyPrint(false));
        Element root = document.firstElementChild();
        if (root == null) {
            return "";
        }
        declarePrefixes(root);
        return root.outerHtml();
    }

    private static void declarePrefixes(Element root) {
        Set<String> used = new HashSet<>();
        for (Element element : root.getAllElements()) {
            note(element.tagName(), used);
            for (Attribute attribute : element.attributes()) {
                if (attribute.getKey().startsWith("xmlns")) {
                    attribute.setValue(attribute.getValue().strip());
                } else {
                    note(attribute.getKey(), used);
                }
            }
        }
        used.remove("xml");
        used.remove("xmlns");
        for (String prefix : used) {
            if (!root.hasAttr(DECLARATION + prefix)) {
                root.attr(DECLARATION + prefix, USUAL.getOrDefault(prefix, "urn:undeclared:" + prefix));
            }
        }
    }

    private static void note(String name, Set<String> prefixes) {
        int colon = name.indexOf(':');
        if (colon > 0) {
            prefixes.add(name.substring(0, colon));
        }
    }
}
