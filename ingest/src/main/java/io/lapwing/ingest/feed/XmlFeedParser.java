package io.lapwing.ingest.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// RSS, RDF and Atom by ROME. Document type declarations stay forbidden, and with them external and nested entities.
final class XmlFeedParser implements FeedParser {
    private static final Pattern ILLEGAL =
            Pattern.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][\\w:.-]*)");
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE", Pattern.CASE_INSENSITIVE);

    @Override
    public FeedResult parse(String text, @Nullable URI base) {
        Matcher root = ROOT.matcher(text);
        int prolog = root.find() ? root.start() : text.length();
        if (DOCTYPE.matcher(text).region(0, prolog).find()) {
            return new NotAFeed("declares a document type, which is refused because it can name files and addresses");
        }
        var input = new SyndFeedInput(false, Locale.ROOT);
        input.setAllowDoctypes(false);
        try {
            SyndFeed feed = input.build(new StringReader(ILLEGAL.matcher(text).replaceAll("")));
            return feed(feed, base);
        } catch (ParsingFeedException e) {
            String place = e.getLineNumber() < 1
                    ? ""
                    : " (line " + e.getLineNumber() + ", column " + e.getColumnNumber() + ")";
            return new NotAFeed("is not well-formed XML" + place);
        } catch (FeedException | IllegalArgumentException e) {
            String name = prolog < text.length() ? root.group(1) : "none";
            return new NotAFeed("is XML but neither RSS nor Atom; its outermost element is '" + name + "'");
        } catch (RuntimeException e) {
            return new NotAFeed("holds something that the feed parser cannot read: " + e);
        } catch (StackOverflowError e) {
            return new NotAFeed("is XML that is nested too deeply");
        }
    }

    private static Feed feed(SyndFeed feed, @Nullable URI base) {
        boolean atom = feed.getFeedType() != null && feed.getFeedType().startsWith("atom");
        // Relative links of RSS are meant against the site, those of Atom against the document.
        URI links = atom ? base : Links.base(feed.getLink(), base);
        return new Feed(
                atom ? FeedFormat.ATOM : FeedFormat.RSS,
                feed.getTitle() == null ? "" : feed.getTitle().strip(),
                XmlFeedEntries.blankToNull(feed.getLanguage()),
                feed.getEntries().stream()
                        .map(entry -> XmlFeedEntries.entry(entry, feed, links))
                        .toList());
    }
}
