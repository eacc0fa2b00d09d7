package io.lapwing.ingest.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ContentType;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;

/// Tells pages that stand in the way of a feed from pages that merely are none. What counts is the page itself and
/// where redirects led; common words count on short pages only, since long ones may speak of anything.
public final class BlockPage {
    /// As much of a page as is looked at, in bytes.
    private static final int LONGEST = 256 * 1024;
    /// Pages with less text than this, in characters, are short.
    private static final int SHORT = 4_000;

    private static final Pattern FIRST_ELEMENT = Pattern.compile("<([a-zA-Z][\\w:.-]*)");
    private static final Pattern HTML = Pattern.compile(
            "html|head|body|title|meta|link|style|script|noscript|center|h1|h2|div|p|form|iframe",
            Pattern.CASE_INSENSITIVE);

    private BlockPage() {}

    /// What a page wants instead of giving the feed.
    public enum Kind {
        /// A script that tests whether a browser asks.
        CHALLENGE("a page that tests for robots"),
        /// A riddle for people.
        CAPTCHA("a captcha"),
        /// A name and a password.
        LOGIN("a login page"),
        /// Consent to cookies or terms.
        CONSENT("a page that asks for consent"),
        /// That nobody comes in.
        DENIED("a page that refuses access"),
        /// A browser.
        SCRIPT("a page that wants JavaScript");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// The same in words.
        public String text() {
            return text;
        }
    }

    /// What a page is, if it is a block page.
    ///
    /// @param body its bytes, decompressed
    /// @param contentType the `Content-Type` they came with
    /// @param asked address that was asked for
    /// @param found address that redirects led to
    public static Optional<Kind> tell(byte[] body, @Nullable String contentType, URI asked, URI found) {
        int length = Math.min(body.length, LONGEST);
        String markup = new String(body, 0, length, ISO_8859_1).toLowerCase(Locale.ROOT);
        Matcher first = FIRST_ELEMENT.matcher(markup);
        boolean isMarkup = first.find();
        if (length == 0 || isMarkup && !HTML.matcher(first.group(1)).matches()) {
            return Optional.empty();
        }
        Document page = read(body, length, contentType);
        String text = page.text().toLowerCase(Locale.ROOT);
        boolean isShort = text.length() < SHORT;
        String title = isMarkup ? page.title().toLowerCase(Locale.ROOT) : "";
        boolean asksForPassword = isShort && page.selectFirst("input[type=password]") != null;
        return BlockSigns.inMarkup(markup)
                .or(() -> BlockSigns.inTitle(title))
                .or(() -> isMarkup && !asked.equals(found) ? BlockSigns.inAddress(found) : Optional.empty())
                .or(() -> isShort ? BlockSigns.inText(text, markup) : Optional.empty())
                .or(() -> asksForPassword ? Optional.of(Kind.LOGIN) : Optional.empty());
    }

    private static Document read(byte[] body, int length, @Nullable String contentType) {
        try {
            // Without a charset jsoup goes by byte order mark, then by <meta>, and takes UTF-8 else.
            return Jsoup.parse(new ByteArrayInputStream(body, 0, length), charset(contentType), "");
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be read", e);
        }
    }

    private static @Nullable String charset(@Nullable String contentType) {
        ContentType type = contentType == null ? null : ContentType.parseLenient(contentType);
        Charset charset = type == null ? null : type.getCharset();
        return charset == null ? null : charset.name();
    }
}
