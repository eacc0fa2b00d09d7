package io.lapwing.bench;

import io.lapwing.record.RawReport;
import java.util.function.IntFunction;

/// Bodies of 5 MB (UTF-8) of several makings.
final class GiantBodies {
    static final int BYTES = 5 << 20;

    private static final RawReport[] REPORTS = Corpus.reports();

    private GiantBodies() {}

    /// Paragraphs as a feed would carry them.
    static String article() {
        return repeated(i -> "<p>" + REPORTS[i & (Corpus.REPORTS - 1)].getBody() + "</p>\n");
    }

    /// Blocks that are opened and never closed, with text far inside.
    static String nested() {
        return repeated(i -> "<div class=\"n\"><span>chip " + i + " 芯片");
    }

    /// Formatting that is closed in the wrong order, which makes parsers rebuild it again and again.
    static String misnested() {
        return repeated(i -> "<b><i><p>satellite " + i + "</b> 卫星</i><table><td>drone");
    }

    /// Nothing but openings.
    static String openings() {
        return repeated(_ -> "<a <b <!-- &#x1F6 &amp ");
    }

    private static String repeated(IntFunction<String> piece) {
        var body = new StringBuilder(BYTES);
        int bytes = 0;
        for (int i = 0; bytes < BYTES; i++) {
            String next = piece.apply(i);
            body.append(next);
            bytes += Corpus.bytes(next);
        }
        return body.toString();
    }
}
