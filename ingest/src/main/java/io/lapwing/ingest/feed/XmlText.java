package io.lapwing.ingest.feed;

import java.nio.charset.Charset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Characters that XML forbids, as they are or by number. They are left out; only numbers from 128 to 159, which are
/// controls, are taken for what those who write them mean: Windows-1252.
final class XmlText {
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern BY_NUMBER = Pattern.compile("&#(?:(\\d{1,10})|[xX]([0-9a-fA-F]{1,8}));");
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int FIRST_CONTROL = 0x80;
    private static final int LAST_CONTROL = 0x9f;

    private XmlText() {}

    static String legal(String text) {
        String plain = isLegal(text) ? text : ILLEGAL.matcher(text).replaceAll("");
        return plain.contains("&#") ? BY_NUMBER.matcher(plain).replaceAll(XmlText::reference) : plain;
    }

    /// What the pattern says, many times faster: nearly all texts are in order.
    private static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || c > '\uFFFD' || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                return false;
            }
        }
        return true;
    }

    private static String reference(MatchResult match) {
        long code = match.group(1) != null ? Long.parseLong(match.group(1)) : Long.parseLong(match.group(2), 16);
        if (code >= FIRST_CONTROL && code <= LAST_CONTROL) {
            return new String(new byte[] {(byte) code}, WINDOWS_1252);
        }
        boolean legal = code <= Character.MAX_CODE_POINT
                && !ILLEGAL.matcher(Character.toString((int) code)).matches();
        return legal ? Matcher.quoteReplacement(match.group()) : "";
    }
}
