package io.lapwing.ingest.feed;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.IllegalAddException;
import org.jdom2.IllegalNameException;
import org.jdom2.JDOMException;
import org.jdom2.input.JDOMParseException;
import org.jdom2.input.SAXBuilder;
import org.jspecify.annotations.Nullable;

/// Text to XML documents. Text that is not well-formed is mended where a sensible reading exists ([MendedXml]). A
/// document type declaration is dropped or refused ([DocumentType]), and no parser ever loads anything from elsewhere.
final class XmlDocuments {
    private static final Pattern ENTRY =
            Pattern.compile("</(?:[\\w.-]{1,40}:)?(?:item|entry)\\s*>", Pattern.CASE_INSENSITIVE);
    private static final Pattern USE = Pattern.compile("<!\\[CDATA\\[|]]>|&([\\w.:-]{1,100});");
    private static final int MOST_GROWTH = 1_000_000;
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    /// Without a document type only the five entities of XML itself are left, and each `&lt;` of a long text counts as
    /// one.
    private static final String ENTITY_SIZE = "jdk.xml.maxGeneralEntitySizeLimit";

    private static final String ENTITY_SIZES = "jdk.xml.totalEntitySizeLimit";

    private static final String UNLIMITED = "0";
    private static final String DEPTH = "jdk.xml.maxElementDepth";
    private static final String DEEPEST = "1000";
    private static final Read.Refused REFUSED = new Read.Refused("declares a document type with entities, which is"
            + " refused because they can name files and addresses, or grow without end");

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
        Prolog prolog = Prolog.of(text);
        return switch (DocumentType.in(prolog.text())) {
            case DocumentType.Refused() -> REFUSED;
            case DocumentType.Harmless(Map<String, String> entities) ->
                substituted(text.substring(prolog.end()), entities)
                        .map(XmlText::legal)
                        .map(XmlDocuments::parse)
                        .orElse(REFUSED);
        };
    }

    /// The text with a document's own entities in their places; empty if that makes it much longer.
    private static Optional<String> substituted(String text, Map<String, String> entities) {
        if (entities.isEmpty()) {
            return Optional.of(text);
        }
        var result = new StringBuilder(text.length());
        Matcher use = USE.matcher(text);
        boolean literal = false;
        int from = 0;
        while (use.find() && result.length() - from < MOST_GROWTH) {
            String value = use.group(1) == null || literal ? null : entities.get(use.group(1));
            literal = use.group(1) == null ? use.group().startsWith("<") : literal;
            result.append(text, from, value == null ? use.end() : use.start());
            result.append(value == null ? "" : value);
            from = use.end();
        }
        return result.length() - from < MOST_GROWTH
                ? Optional.of(result.append(text, from, text.length()).toString())
                : Optional.empty();
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
            Document document = strict(XmlText.legal(MendedXml.of(text)));
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
        builder.setProperty(ENTITY_SIZE, UNLIMITED);
        builder.setProperty(ENTITY_SIZES, UNLIMITED);
        builder.setProperty(DEPTH, DEEPEST);
        try {
            return builder.build(new StringReader(text));
        } catch (IllegalNameException | IllegalAddException e) {
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
