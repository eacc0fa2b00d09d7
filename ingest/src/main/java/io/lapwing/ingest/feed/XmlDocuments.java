package io.lapwing.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.IllegalNameException;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;

/// Text to XML documents. Text that is not well-formed is mended where a sensible reading exists ([MendedXml]). A
/// document type declaration that only names a type is dropped; one that declares entities is refused, and no parser
/// ever loads anything from elsewhere.
final class XmlDocuments {
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");
    private static final Pattern DOCTYPE =
            Pattern.compile("<!DOCTYPE(?:[^>\"'\\[]|\"[^\"]*\"|'[^']*')*+([>\\[]|$)", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTRY = Pattern.compile("</(?:\\w+:)?(?:item|entry)\\s*>", Pattern.CASE_INSENSITIVE);
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    private XmlDocuments() {}

    /// What reading text as XML gives.
    sealed interface Read {
        /// A document.
        record Parsed(Document document) implements Read {}

        /// Text that has no sensible reading as XML.
        ///
        /// @param reason why
        record Refused(String reason) implements Read {}
    }

    static Read read(String text) {
        int prolog = prolog(text);
        Matcher doctype =
                DOCTYPE.matcher(COMMENT.matcher(text.substring(0, prolog)).replaceAll(""));
        if (!doctype.find()) {
            return parse(ILLEGAL.matcher(text).replaceAll(""));
        }
        if (">".equals(doctype.group(1))) {
            return parse(ILLEGAL.matcher(text.substring(prolog)).replaceAll(""));
        }
        return new Read.Refused("declares a document type with entities, which is refused because they can name files"
                + " and addresses, or grow without end");
    }

    /// Where the outermost element begins; a tag within a comment is none.
    private static int prolog(String text) {
        Matcher comment = COMMENT.matcher(text);
        Matcher root = ROOT.matcher(text);
        int from = 0;
        while (root.find(from)) {
            if (!comment.find(from) || comment.start() > root.start()) {
                return root.start();
            }
            from = comment.end();
        }
        return text.length();
    }

    private static Read parse(String text) {
        try {
            return new Read.Parsed(strict(text));
        } catch (JDOMException e) {
            return mended(text, e);
        }
    }

    private static Read mended(String text, JDOMException error) {
        try {
            Document document = strict(MendedXml.of(text));
            if (isWhole(text, document)) {
                return new Read.Parsed(document);
            }
        } catch (JDOMException e) {
            error.addSuppressed(e); // no better than the first reading, whose place is told
        }
        return new Read.Refused("is not well-formed XML" + place(error));
    }

    /// Whether there is something to read: entries, or an end. Text that breaks off before its first entry has neither.
    private static boolean isWhole(String text, Document document) {
        String end = "</" + document.getRootElement().getQualifiedName();
        return ENTRY.matcher(text).find()
                || text.regionMatches(true, Math.max(0, text.lastIndexOf("</")), end, 0, end.length());
    }

    private static Document strict(String text) throws JDOMException {
        var builder = new SAXBuilder();
        builder.setFeature(NO_DOCTYPE, true);
        builder.setExpandEntities(true);
        try {
            return builder.build(new StringReader(text));
        } catch (IllegalNameException e) {
            throw new JDOMException("a name or namespace that XML forbids", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(@Nullable JDOMException error) {
        return error instanceof JDOMParseException parse && parse.getLineNumber() > 0
                ? " (line " + parse.getLineNumber() + ", column " + parse.getColumnNumber() + ")"
                : "";
    }
}
