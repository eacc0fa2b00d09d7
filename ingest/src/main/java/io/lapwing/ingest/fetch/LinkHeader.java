package io.lapwing.ingest.fetch;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// The header `Link` (RFC 8288), as far as it names the next page.
final class LinkHeader {
    /// An address in angle brackets and the parameters behind it.
    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");

    private static final Pattern NEXT = Pattern.compile(";\\s*rel\\s*=\\s*(?:\"[^\"]*\\bnext\\b[^\"]*\"|next\\b)");
    private static final int LONGEST = 2000;

    private LinkHeader() {}

    /// The target of the first link that is related as `next`, as received; null if there is none.
    static @Nullable String next(Header... headers) {
        for (Header header : headers) {
            Matcher links = LINK.matcher(header.getValue());
            while (links.find()) {
                String target = links.group(1).strip();
                if (target.length() <= LONGEST
                        && NEXT.matcher(links.group(2).toLowerCase(Locale.ROOT)).find()) {
                    return target;
                }
            }
        }
        return null;
    }
}
