package io.lapwing.cli.newsroom;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndContentImpl;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndEntryImpl;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedOutput;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes a sample feed in the form that it is served in.
final class FeedWriter {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FeedWriter() {}

    static String contentType(SampleFeed.Format format) {
        return switch (format) {
            case RSS -> "application/rss+xml; charset=utf-8";
            case ATOM -> "application/atom+xml; charset=utf-8";
            case JSON -> "application/feed+json; charset=utf-8";
        };
    }

    static String write(SampleFeed feed, List<SampleReport> reports, Instant start) {
        return switch (feed.format()) {
            case RSS -> xml(feed, "rss_2.0", reports, start);
            case ATOM -> xml(feed, "atom_1.0", reports, start);
            case JSON -> json(feed, reports, start);
        };
    }

    private static String xml(SampleFeed feed, String type, List<SampleReport> reports, Instant start) {
        var out = new SyndFeedImpl();
        out.setFeedType(type);
        out.setTitle(feed.title());
        out.setDescription(feed.description());
        out.setLink("https://" + feed.id() + ".example/");
        out.setUri("urn:lapwing:sample:" + feed.id());
        out.setLanguage(feed.language());
        var entries = new ArrayList<SyndEntry>();
        reports.forEach(report -> entries.add(entry(report, start)));
        out.setEntries(entries);
        try {
            return new SyndFeedOutput().outputString(out);
        } catch (FeedException e) {
            throw new IllegalStateException("the sample feed " + feed.id() + " cannot be written", e);
        }
    }

    private static SyndEntry entry(SampleReport report, Instant start) {
        var body = new SyndContentImpl();
        body.setType("text/html");
        body.setValue(report.body());
        var entry = new SyndEntryImpl();
        entry.setUri("urn:lapwing:sample:" + report.id());
        entry.setLink(report.address());
        entry.setTitle(report.title());
        entry.setDescription(body);
        entry.setPublishedDate(Date.from(report.publishedAt(start)));
        if (report.author() != null) {
            entry.setAuthor(report.author());
        }
        return entry;
    }

    private static String json(SampleFeed feed, List<SampleReport> reports, Instant start) {
        var out = new LinkedHashMap<String, Object>();
        out.put("version", "https://jsonfeed.org/version/1.1");
        out.put("title", feed.title());
        out.put("description", feed.description());
        out.put("home_page_url", "https://" + feed.id() + ".example/");
        out.put("language", feed.language());
        out.put("items", reports.stream().map(report -> item(report, start)).toList());
        try {
            return JSON.writeValueAsString(out);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the sample feed " + feed.id() + " cannot be written", e);
        }
    }

    private static Map<String, Object> item(SampleReport report, Instant start) {
        var item = new LinkedHashMap<String, Object>();
        item.put("id", "urn:lapwing:sample:" + report.id());
        item.put("url", report.address());
        item.put("title", report.title());
        item.put("content_html", report.body());
        item.put("date_published", report.publishedAt(start).toString());
        if (report.author() != null) {
            item.put("authors", List.of(Map.of("name", report.author())));
        }
        return item;
    }
}
