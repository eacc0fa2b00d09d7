package io.lapwing.enrich.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/// Turns markup into the words that a reader would see, with line breaks where blocks end.
final class Markup {
    /// More characters or more pieces of markup (tags, end tags, attributes, values) are not looked at, which bounds
    /// the time of one report. Text without markup is cheap and hence bounded by its characters alone.
    static final int MAX_CHARS = 1 << 20;

    static final int MAX_PIECES = 1 << 16;
    /// Elements below are put beside each other. Real markup lies less deep; the parser's time for markup that is
    /// closed in the wrong order grows with the depth.
    static final int MAX_DEPTH = 128;

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
            "textarea",
            "title",
            "nav",
            "rt",
            "rp");
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
            "main",
            "details",
            "summary",
            "address",
            "caption",
            "center",
            "option",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6");
    private static final Set<String> CELLS = Set.of("td", "th");

    /// How often text is taken out of its wrapping: markup, escaped markup, and markup escaped twice.
    private static final int LAYERS = 3;

    /// A tag that was escaped by mistake: one that ends an element, or that never stands in prose. A lone `<b>` may be
    /// what the text speaks of.
    private static final Pattern ESCAPED_TAG = Pattern.compile(
            "</(?:p|div|a|b|i|em|strong|span|li|ul|ol|h[1-6]|table|td|tr|blockquote|figure|font)\\s*>"
                    + "|<(?:p|br|hr)\\s*/?>|<(?:img|p|div|a|span|table)\\s[^<>]*>",
            Pattern.CASE_INSENSITIVE);

    /// A character reference that is left after one was resolved: `&amp;amp;` or `&amp;#39;`.
    private static final Pattern REFERENCE = Pattern.compile("&(?:#\\d{1,7}|#x\\p{XDigit}{1,6}|[a-zA-Z]{2,8});");

    private Markup() {}

    /// The text of a title or body that may hold markup, character references or neither. Many feeds escape their
    /// markup once too often; such markup is read as what it was meant to be.
    ///
    /// @param source no longer than is [#affordable]
    static String text(String source) {
        String text = source;
        for (int layer = 0; layer < LAYERS; layer++) {
            boolean markup = layer == 0
                    ? hasTag(text)
                    : text.indexOf('<') >= 0 && ESCAPED_TAG.matcher(text).find();
            if (markup) {
                text = parsed(text);
            } else if (text.indexOf('&') >= 0
                    && (layer == 0 || REFERENCE.matcher(text).find())) {
                text = Parser.unescapeEntities(text, false);
            } else {
                break;
            }
        }
        return text;
    }

    private static String parsed(String markup) {
        var text = new Text(markup.length());
        nodes(whole(markup)).forEach(node -> NodeTraversor.filter(text, node));
        return Boilerplate.cut(text.out.toString());
    }

    /// Without the wrapping of XML that HTML takes for a comment, and with a table around cells that have lost theirs.
    private static String whole(String markup) {
        String plain =
                markup.contains("<![CDATA[") ? markup.replace("<![CDATA[", "").replace("]]>", "") : markup;
        boolean lost = (plain.contains("<td") || plain.contains("<tr")) && !plain.contains("<table");
        return lost ? "<table>" + plain + "</table>" : plain;
    }

    private static List<Node> nodes(String markup) {
        return Parser.htmlParser().setMaxDepth(MAX_DEPTH).parseFragmentInput(markup, new Element("body"), "");
    }

    /// How many characters of a source keep within both bounds.
    static int affordable(String source) {
        if (source.length() <= MAX_PIECES) {
            return source.length();
        }
        int end = Math.min(source.length(), MAX_CHARS);
        int pieces = 0;
        boolean inTag = false;
        for (int at = 0; at < end; at++) {
            switch (source.charAt(at)) {
                case '<' -> {
                    inTag = true;
                    pieces++;
                }
                case '>' -> inTag = false;
                case ' ', '\t', '\n', '\r', '\f', '/', '"', '\'' -> pieces += inTag ? 1 : 0;
                default -> {}
            }
            if (pieces > MAX_PIECES) {
                return at;
            }
        }
        return end;
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
            if (element.attributesSize() == 0) {
                return false;
            }
            String style = element.attr("style").replace(" ", "").toLowerCase(Locale.ROOT);
            return element.hasAttr("hidden") || style.contains("display:none") || style.contains("visibility:hidden");
        }
    }
}
