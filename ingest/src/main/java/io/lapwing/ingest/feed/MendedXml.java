package io.lapwing.ingest.feed;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities.EscapeMode;
import org.jsoup.nodes.Node;
import org.jsoup.parser.Parser;

/// Makes XML well-formed the way a patient reader takes it: a bare `&` is a character, a named HTML entity is the
/// character that it names, what is left open ends with its parent, and a prefix that nobody declared gets the
/// namespace
/// that it usually stands for.
final class MendedXml {
    private static final Pattern NAME =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}_.-]*(?::[\\p{L}_][\\p{L}\\p{N}\\p{M}_.-]*)?");
    private static final Pattern NO_NAME = Pattern.compile("[^\\p{L}\\p{N}_.-]");
    private static final String DECLARATION = "xmlns:";
    /// No feed uses as many; more are made to cost much, and are left for the parser to refuse.
    private static final int MOST_PREFIXES = 100;

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
        root.select("*").forEach(MendedXml::legalNames);
        root.nodeStream(Comment.class).toList().forEach(Node::remove);
        declarePrefixes(root);
        return root.outerHtml();
    }

    /// Names that XML forbids: those of elements are changed, attributes under such names are left out.
    private static void legalNames(Element element) {
        if (!NAME.matcher(element.tagName()).matches()) {
            element.tagName("x-" + NO_NAME.matcher(element.tagName()).replaceAll("-"));
        }
        element.attributes().asList().stream()
                .filter(attribute -> !NAME.matcher(attribute.getKey()).matches()
                        || attribute.getKey().equals("xmlns:xml")
                        || (attribute.getKey().startsWith(DECLARATION)
                                && attribute.getValue().isBlank()))
                .forEach(attribute -> element.removeAttr(attribute.getKey()));
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
        for (Attribute attribute : root.attributes()) {
            used.remove(attribute
                    .getKey()
                    .substring(attribute.getKey().startsWith(DECLARATION) ? DECLARATION.length() : 0));
        }
        if (used.size() <= MOST_PREFIXES) {
            for (String prefix : used) {
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
