package io.lapwing.enrich.text;

/// Cleans titles and bodies as sources publish them. The result has no markup, is in Unicode NFKC and holds no control,
/// invisible or direction-changing characters and no lone surrogates.
///
/// @param maxText most code points of a body; what is beyond is cut off
public record TextCleaner(int maxText) {
    /// Most code points of a title.
    public static final int MAX_TITLE = 1_000;
    /// Most code points of a body where nothing else is set.
    public static final int DEFAULT_MAX_TEXT = 20_000;

    public TextCleaner {
        if (maxText < 1 || maxText > Integer.MAX_VALUE - 2) {
            throw new IllegalArgumentException(
                    "the longest text must have from 1 to " + (Integer.MAX_VALUE - 2) + " code points, not " + maxText);
        }
    }

    /// A title on one line.
    ///
    /// @param source may hold markup
    public String title(String source) {
        return Characters.clean(Markup.text(source.substring(0, Markup.affordable(source))), MAX_TITLE, false);
    }

    /// A body; blocks of the markup stand on lines of their own.
    ///
    /// @param source may hold markup
    public String text(String source) {
        return body(source).text();
    }

    /// A body, with word of whether some of it is missing.
    ///
    /// @param source may hold markup
    public Body body(String source) {
        int affordable = Markup.affordable(source);
        boolean cut = affordable < source.length();
        // A gap and a character more than are kept tell whether there are more.
        String text = Characters.clean(Markup.text(cut ? source.substring(0, affordable) : source), maxText + 2, true);
        if (text.length() <= maxText || text.codePointCount(0, text.length()) <= maxText) {
            return new Body(text, cut);
        }
        return new Body(text.substring(0, text.offsetByCodePoints(0, maxText)).stripTrailing(), true);
    }

    /// A clean body.
    ///
    /// @param text the text
    /// @param cut whether the source was longer than the bounds allow, so that its end is missing
    public record Body(String text, boolean cut) {}
}
