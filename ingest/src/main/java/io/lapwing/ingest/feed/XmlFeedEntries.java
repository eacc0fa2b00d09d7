package io.lapwing.ingest.feed;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.modules.itunes.ITunes;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entries of ROME as entries of ours.
final class XmlFeedEntries {
    private XmlFeedEntries() {}

    static FeedEntry entry(SyndEntry entry, SyndFeed feed, @Nullable URI base) {
        return new FeedEntry(
                blankToNull(entry.getUri()),
                Links.resolve(entry.getLink(), base),
                title(entry),
                body(entry),
                author(entry),
                published(entry),
                language(entry, feed),
                categories(entry));
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String title(SyndEntry entry) {
        String title = blankToNull(entry.getTitle());
        return title == null ? "" : title;
    }

    /// The fullest text there is: content, summary, then what the media and iTunes modules say.
    private static String body(SyndEntry entry) {
        Stream<@Nullable String> contents = entry.getContents().stream().map(SyndContent::getValue);
        Stream<@Nullable String> rest = Stream.of(
                entry.getDescription() == null ? null : entry.getDescription().getValue(),
                media(entry),
                itunes(entry));
        return Stream.concat(contents, rest)
                .filter(Objects::nonNull)
                .filter(Predicate.not(String::isBlank))
                .findFirst()
                .map(String::strip)
                .orElse("");
    }

    private static @Nullable String media(SyndEntry entry) {
        return entry.getModule(MediaModule.URI) instanceof MediaEntryModule media && media.getMetadata() != null
                ? media.getMetadata().getDescription()
                : null;
    }

    private static @Nullable String itunes(SyndEntry entry) {
        return entry.getModule(ITunes.URI) instanceof EntryInformation information ? information.getSummary() : null;
    }

    private static @Nullable String author(SyndEntry entry) {
        String names = entry.getAuthors().stream()
                .map(SyndPerson::getName)
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? blankToNull(entry.getAuthor()) : names;
    }

    private static @Nullable Instant published(SyndEntry entry) {
        Date date = entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String language(SyndEntry entry, SyndFeed feed) {
        String own = entry.getModule(DCModule.URI) instanceof DCModule dc ? blankToNull(dc.getLanguage()) : null;
        return own == null ? blankToNull(feed.getLanguage()) : own;
    }

    private static List<String> categories(SyndEntry entry) {
        return entry.getCategories().stream()
                .map(SyndCategory::getName)
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .toList();
    }
}
