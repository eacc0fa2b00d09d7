package io.lapwing.enrich.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What blog software puts at the end of each entry. It says nothing of the report, but may name the theme: "appeared
/// first on Drone Times".
final class Boilerplate {
    /// It stands within so many characters of the end.
    private static final int TAIL = 600;

    private static final Pattern AT_END =
            Pattern.compile("(?:^|\\s)(?:The post [^\\n]{1,400} (?:appeared first|first appeared) on [^\\n]{1,120}"
                    + "|(?:Continue reading|Read more|Read the full (?:story|article)|继续阅读|阅读全文|查看全文)"
                    + "[^\\n.。]{0,200}(?:\\.{3}|…|→|»|\\[[.…]+\\])?)\\s*$");

    /// One of these is in all of it. Looking for them is far cheaper than trying the pattern everywhere.
    private static final List<String> MARKS =
            List.of("The post ", "Continue reading", "Read more", "Read the full ", "继续阅读", "阅读全文", "查看全文");

    private Boilerplate() {}

    /// The text without it.
    static String cut(String text) {
        int from = Math.max(0, text.length() - TAIL);
        if (MARKS.stream().noneMatch(mark -> text.indexOf(mark, from) >= 0)) {
            return text;
        }
        Matcher end = AT_END.matcher(text).region(from, text.length());
        return end.find() ? text.substring(0, end.start()) : text;
    }
}
