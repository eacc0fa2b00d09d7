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
        if (maxText < 1) {
            throw new IllegalArgumentException("the longest text must be at least 1 code point, not " + maxText);
        }
    }

    /// A title on one line.
    ///
    /// @param source may hold markup
    public String title(String source) {
        return Characters.clean(Markup.text(source), MAX_TITLE, false);
    }

    /// A body; blocks of the markup stand on lines of their own.
    ///
    /// @param source may hold markup
    public String text(String source) {
        return Characters.clean(Markup.text(source), maxText, true);
    }
}
