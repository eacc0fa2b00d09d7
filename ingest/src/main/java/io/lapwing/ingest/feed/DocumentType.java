package io.lapwing.ingest.feed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The document type declaration of a feed. One that names a type only, or the W3C's lists of characters, tells nothing
/// that is not known anyway and is dropped. Short entities of plain text are substituted. All others are refused,
/// because
/// they can name files and addresses, or grow without end; nothing is ever loaded.
sealed interface DocumentType {
    /// What can be gone without, besides entities of plain text.
    ///
    /// @param entities their texts by name, escaped
    record Harmless(Map<String, String> entities) implements DocumentType {}

    /// What must not be read.
    record Refused() implements DocumentType {}

    /// Reads the declaration in what stands in front of the outermost element.
    static DocumentType in(String prolog) {
        int start = prolog.toUpperCase(Locale.ROOT).indexOf("<!DOCTYPE");
        int at = start;
        while (start >= 0 && ++at < prolog.length()) {
            switch (prolog.charAt(at)) {
                case '>' -> {
                    return new Harmless(Map.of());
                }
                case '[' -> {
                    return new Subset(prolog, at + 1).read();
                }
                case '"', '\'' -> {
                    int close = prolog.indexOf(prolog.charAt(at), at + 1);
                    at = close < 0 ? prolog.length() : close;
                }
                default -> {
                    continue;
                }
            }
        }
        return start < 0 ? new Harmless(Map.of()) : new Refused();
    }

    /// Declarations within the document, read one by one; what is none of the known harmless ones ends the reading.
    final class Subset {
        private static final int LONGEST_ENTITY = 256;
        private static final Set<String> BUILT_IN = Set.of("amp", "lt", "gt", "quot", "apos");
        private static final String LITERAL = "(?:\"([^\"]*)\"|'([^']*)')";
        private static final Pattern END = Pattern.compile("\\s*]\\s*>");
        private static final Pattern IDLE = Pattern.compile("\\s*(?:<!(?:ELEMENT|ATTLIST|NOTATION)[^>]*>|<\\?[^>]*>)");
        private static final Pattern ENTITY = Pattern.compile("\\s*<!ENTITY\\s+([\\w.:-]+)\\s+" + LITERAL + "\\s*>");
        private static final Pattern LIST = Pattern.compile("\\s*<!ENTITY\\s+%\\s+([\\w.:-]+)\\s+PUBLIC\\s+"
                + "[\"']-//W3C//ENTITIES [^\"'<>]*[\"']\\s+[\"']https?://www\\.w3\\.org/[^\"'<>]*[\"']\\s*>");
        private static final Pattern USE = Pattern.compile("\\s*%([\\w.:-]+);");
        private static final Pattern REFERENCE = Pattern.compile("&#(?:(\\d{1,7})|x([0-9a-fA-F]{1,6}));");

        private final String text;
        private final Map<String, String> entities = new HashMap<>();
        private final Set<String> lists = new HashSet<>();
        private int at;

        private Subset(String text, int at) {
            this.text = text;
            this.at = at;
        }

        private DocumentType read() {
            while (true) {
                Matcher entity = ENTITY.matcher(text);
                Matcher list = LIST.matcher(text);
                Matcher use = USE.matcher(text);
                if (next(END.matcher(text))) {
                    return new Harmless(Map.copyOf(entities));
                }
                boolean harmless = next(IDLE.matcher(text))
                        || (next(list) && lists.add(list.group(1)))
                        || (next(use) && lists.contains(use.group(1)))
                        || (next(entity) && isPlain(entity));
                if (!harmless) {
                    return new Refused();
                }
            }
        }

        private boolean next(Matcher matcher) {
            boolean found = matcher.region(at, text.length()).lookingAt();
            at = found ? matcher.end() : at;
            return found;
        }

        private boolean isPlain(Matcher entity) {
            String literal = entity.group(2) == null ? entity.group(3) : entity.group(2);
            if (BUILT_IN.contains(entity.group(1))) {
                return true;
            }
            String value = REFERENCE.matcher(literal).replaceAll(Subset::character);
            boolean plain =
                    value.length() <= LONGEST_ENTITY && value.chars().noneMatch(c -> c == '&' || c == '<' || c == '%');
            entities.putIfAbsent(entity.group(1), value.replace("\"", "&quot;").replace("'", "&#39;"));
            return plain;
        }

        private static String character(MatchResult match) {
            int code = match.group(1) != null ? Integer.parseInt(match.group(1)) : Integer.parseInt(match.group(2), 16);
            return Character.isValidCodePoint(code) ? Matcher.quoteReplacement(Character.toString(code)) : "";
        }
    }
}
