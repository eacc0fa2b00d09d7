package io.lapwing.ingest.feed;

/// What stands in front of the outermost element of an XML document. Found in one pass, since what is in front may be
/// made to cost much.
///
/// @param text it, without comments
/// @param end where the outermost element begins; the length of the document if there is none
record Prolog(String text, int end) {
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    static Prolog of(String document) {
        var text = new StringBuilder();
        int from = 0;
        int open = document.indexOf('<');
        while (open >= 0) {
            if (document.startsWith(COMMENT, open)) {
                int close = document.indexOf(COMMENT_END, open + COMMENT.length());
                text.append(document, from, open).append(' ');
                if (close < 0) {
                    return new Prolog(text.toString(), document.length());
                }
                from = close + COMMENT_END.length();
                open = document.indexOf('<', from);
            } else if (opensElement(document, open)) {
                return new Prolog(text.append(document, from, open).toString(), open);
            } else {
                open = document.indexOf('<', open + 1);
            }
        }
        return new Prolog(text.append(document, from, document.length()).toString(), document.length());
    }

    private static boolean opensElement(String document, int open) {
        if (open + 1 >= document.length()) {
            return false;
        }
        char c = document.charAt(open + 1);
        return Character.isLetter(c) || c == '_';
    }
}
