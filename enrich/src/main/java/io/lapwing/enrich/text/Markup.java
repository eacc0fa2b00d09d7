package io.lapwing.enrich.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Turns markup into the words that a reader would see, with line breaks where blocks end.
final class Markup {
    /// More markup than this is not looked at, which bounds the time of one report.
    static final int MAX_CHARS = 1 << 20;

    private static final Set<String> UNSEEN = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "head",
            "iframe",
            "object",
            "embed",
            "svg",
            "math",
            "canvas",
            "audio",
            "video",
            "form",
            "button",
            "select",
            "textarea");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "br",
            "li",
            "ul",
            "ol",
            "dl",
            "dt",
            "dd",
            "tr",
            "table",
            "blockquote",
            "pre",
            "section",
            "article",
            "aside",
            "header",
            "footer",
            "figure",
            "figcaption",
            "hr",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final Set<String> CELLS = Set.of("td", "th");

    private Markup() {}

    /// The text of a title or body that may hold markup, character references or neither.
    static String text(String source) {
        String markup = source.length() > MAX_CHARS ? source.substring(0, MAX_CHARS) : source;
        if (hasTag(markup)) {
            var text = new Text(markup.length());
            NodeTraversor.filter(text, Jsoup.parseBodyFragment(markup).body());
            return text.out.toString();
        }
        return markup.indexOf('&') >= 0 ? Parser.unescapeEntities(markup, false) : markup;
    }

    /// `<` opens a tag only before a letter, `/`, `!` or `?`; in `5 < 7` it is a character like any other.
    private static boolean hasTag(String markup) {
        for (int at = markup.indexOf('<'); at >= 0 && at + 1 < markup.length(); at = markup.indexOf('<', at + 1)) {
            char next = markup.charAt(at + 1);
            if (next == '/' || next == '!' || next == '?' || ((next | 0x20) >= 'a' && (next | 0x20) <= 'z')) {
                return true;
            }
        }
        return false;
    }

    private static final class Text implements NodeFilter {
        private final StringBuilder out;

        Text(int markup) {
            out = new StringBuilder(markup / 2);
        }

        @Override
        public FilterResult head(Node node, int depth) {
            if (node instanceof TextNode text) {
                out.append(text.getWholeText().replace('\n', ' '));
            } else if (node instanceof Element element) {
                if (UNSEEN.contains(element.normalName()) || isHidden(element)) {
                    return FilterResult.SKIP_ENTIRELY;
                }
                separate(element);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int depth) {
            if (node instanceof Element element) {
                separate(element);
            }
            return FilterResult.CONTINUE;
        }

        private void separate(Element element) {
            if (BLOCKS.contains(element.normalName())) {
                out.append('\n');
            } else if (CELLS.contains(element.normalName())) {
                out.append(' ');
            }
        }

        private static boolean isHidden(Element element) {
            return element.attributesSize() > 0
                    && (element.hasAttr("hidden")
                            || element.attr("style").replace(" ", "").contains("display:none"));
        }
    }
}
