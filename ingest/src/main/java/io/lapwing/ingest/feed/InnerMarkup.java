package io.lapwing.ingest.feed;

import java.util.ArrayList;
import java.util.List;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jdom2.filter.ElementFilter;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/// The content of an element as one text: its words if it holds only words, its markup if it holds elements.
final class InnerMarkup {
    private static final Namespace PLAIN_XHTML = Namespace.getNamespace(FeedNamespaces.XHTML.getURI());

    private InnerMarkup() {}

    /// Takes the prefix from elements of XHTML, which readers of HTML do not know.
    static void unprefix(Element element) {
        var prefixed = new ArrayList<Element>();
        element.getDescendants(new ElementFilter(FeedNamespaces.XHTML)).forEach(prefixed::add);
        prefixed.forEach(child -> FeedNamespaces.put(child, PLAIN_XHTML));
    }

    static String of(Element element) {
        unprefix(element);
        List<Element> children = element.getChildren();
        if (children.isEmpty()) {
            return element.getText();
        }
        boolean wrapper = children.size() == 1
                && children.getFirst().getName().equals("div")
                && children.getFirst().getChildren().isEmpty()
                && element.getTextTrim().isEmpty();
        return wrapper
                ? children.getFirst().getText() // escaped markup in a `div` of its own
                : new XMLOutputter(Format.getRawFormat().setOmitDeclaration(true)).outputString(element.getContent());
    }
}
