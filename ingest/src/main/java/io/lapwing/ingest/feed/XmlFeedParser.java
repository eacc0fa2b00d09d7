package io.lapwing.ingest.feed;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.net.URI;
import java.util.Locale;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jspecify.annotations.Nullable;

/// RSS, RDF and Atom by ROME, after [RssShape] and [AtomShape] have brought them into the form that it reads best.
final class XmlFeedParser implements FeedParser {
    @Override
    public FeedResult parse(String text, @Nullable URI base) {
        try {
            return switch (XmlDocuments.read(text)) {
                case XmlDocuments.Read.Parsed(Document document) -> feed(document, base);
                case XmlDocuments.Read.Refused(String reason) -> new NotAFeed(reason);
            };
        } catch (StackOverflowError e) {
            return new NotAFeed("is XML that is nested too deeply");
        }
    }

    private static FeedResult feed(Document document, @Nullable URI base) {
        FeedHints hints = FeedHintsReader.take(document);
        switch (document.getRootElement().getName().toLowerCase(Locale.ROOT)) {
            case "rss", "rdf" -> RssShape.apply(document);
            case "feed", "entry" -> AtomShape.apply(document, base);
            case "channel" -> channel(document);
            case "html" -> {
                return new NotAFeed("is an HTML page, not a feed");
            }
            case "opml" -> {
                return new NotAFeed("is OPML, a list of feeds; name the feeds in it as sources of their own");
            }
            default -> {
                return new NotAFeed("is XML but neither RSS nor Atom; its outermost element is '"
                        + document.getRootElement().getQualifiedName() + "'");
            }
        }
        try {
            return feed(new SyndFeedInput(false, Locale.ROOT).build(document), base)
                    .with(hints);
        } catch (FeedException | RuntimeException e) {
            return new NotAFeed("holds something that the feed parser cannot read: " + e.getMessage());
        }
    }

    /// A channel without anything around it: CDF, or RSS that lacks its outermost element.
    private static void channel(Document document) {
        if (CdfShape.fits(document.getRootElement())) {
            CdfShape.apply(document);
            return;
        }
        Element channel = document.detachRootElement();
        document.setRootElement(new Element("rss").addContent(channel));
        RssShape.apply(document);
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
