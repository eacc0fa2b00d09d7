package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// Writes RSS 2.0 of sample entries.
final class SampleRss {
    private SampleRss() {}

    /// An entry.
    ///
    /// @param id its identifier within the feed
    /// @param body its text, without markup
    record Item(String id, String title, String body, Instant published) {}

    /// @param items in the order in which they are shown
    static byte[] of(int feed, List<Item> items) {
        String shown = items.stream().map(item -> item(feed, item)).collect(Collectors.joining());
        return ("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>Sample feed %d</title><link>https://feed-%d.example/</link>
            <description>Sample data</description>
            %s</channel></rss>
            """.formatted(feed, feed, shown)).getBytes(UTF_8);
    }

    private static String item(int feed, Item item) {
        return """
            <item><guid isPermaLink="false">%s</guid><link>https://feed-%d.example/%s</link><title>%s</title>
            <pubDate>%s</pubDate><description>%s</description></item>
            """.formatted(
                item.id(),
                feed,
                item.id(),
                escaped(item.title()),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(item.published().atOffset(ZoneOffset.UTC)),
                escaped(item.body()));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
