package io.lapwing.ingest.feed;

import java.util.List;
import org.jdom2.Element;
import org.jdom2.output.Format;
import org.jdom2.output.XMLOutputter;

/// The content of an element as one text: its words if it holds only words, its markup if it holds elements.
final class InnerMarkup {
    private InnerMarkup() {}

    static String of(Element element) {
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
