package io.lapwing.alerts.notify;

import java.util.regex.Pattern;

/// Text from feeds, made safe to show in one line: no controls, no escape sequences, no marks that turn the direction
/// of writing, no halves of characters.
final class FeedText {
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\u2028\\u2029]+");

    private FeedText() {}

    /// The text in one line of at most so many code points.
    static String line(String text, int most) {
        String spaced = SPACE.matcher(text).replaceAll(" ");
        String plain = UNWANTED.matcher(spaced).replaceAll("").strip();
        return plain.codePointCount(0, plain.length()) <= most
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, most - 1)).stripTrailing() + "…";
    }
}
