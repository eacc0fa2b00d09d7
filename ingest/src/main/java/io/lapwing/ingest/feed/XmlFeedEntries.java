package io.lapwing.ingest.feed;

import com.rometools.modules.itunes.EntryInformation;
import com.rometools.modules.itunes.ITunes;
import com.rometools.modules.mediarss.MediaEntryModule;
import com.rometools.modules.mediarss.MediaModule;
import com.rometools.modules.mediarss.types.MediaGroup;
import com.rometools.modules.mediarss.types.Metadata;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Entries of ROME as entries of ours.
final class XmlFeedEntries {
    private static final Pattern ADDRESS_AND_NAME = Pattern.compile("\\S+@\\S+ +\\((.+)\\)|(.+?) +[(<]\\S+@\\S+[)>]");

    private XmlFeedEntries() {}

    static FeedEntry entry(SyndEntry entry, SyndFeed feed, @Nullable URI base) {
        return new FeedEntry(
                guid(entry, base),
                Links.resolve(entry.getLink(), base),
                title(entry),
                body(entry),
                author(entry),
                published(entry),
                language(entry, feed),
                categories(entry));
    }

    /// The parser behind gives the link where an entry has no identifier.
    private static @Nullable String guid(SyndEntry entry, @Nullable URI base) {
        String uri = entry.getUri();
        return uri != null && uri.equals(entry.getLink()) ? Links.resolve(uri, base) : blankToNull(uri);
    }

    static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static String title(SyndEntry entry) {
        return first(entry.getTitle(), dublinCore(entry, DCModule::getTitle));
    }

    /// The fullest text there is: content, summary, then what the media and iTunes modules say.
    private static String body(SyndEntry entry) {
        String content =
                first(entry.getContents().stream().map(SyndContent::getValue).toArray(String[]::new));
        String summary =
                entry.getDescription() == null ? null : entry.getDescription().getValue();
        return first(
                content,
                summary,
                dublinCore(entry, DCModule::getDescription),
                media(entry),
                itunes(entry, EntryInformation::getSummary));
    }

    private static @Nullable String media(SyndEntry entry) {
        if (!(entry.getModule(MediaModule.URI) instanceof MediaEntryModule media)) {
            return null;
        }
        return Stream.concat(Stream.of(media), Arrays.stream(media.getMediaGroups()))
                .map(holder -> holder instanceof MediaGroup group ? group.getMetadata() : media.getMetadata())
                .filter(Objects::nonNull)
                .map(Metadata::getDescription)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String itunes(SyndEntry entry, Function<EntryInformation, @Nullable String> field) {
        return entry.getModule(ITunes.URI) instanceof EntryInformation information ? field.apply(information) : null;
    }

    private static @Nullable String dublinCore(SyndEntry entry, Function<DCModule, @Nullable String> field) {
        return entry.getModule(DCModule.URI) instanceof DCModule dc ? field.apply(dc) : null;
    }

    private static @Nullable String author(SyndEntry entry) {
        String names = entry.getAuthors().stream()
                .map(SyndPerson::getName)
                .filter(name -> name != null && !name.isBlank())
                .collect(Collectors.joining(", "));
        String author = first(names, entry.getAuthor(), itunes(entry, EntryInformation::getAuthor));
        return blankToNull(nameOf(author));
    }

    /// RSS asks for `address (name)`, and some write it the other way round.
    private static String nameOf(String author) {
        Matcher named = ADDRESS_AND_NAME.matcher(author);
        if (!named.matches()) {
            return author;
        }
        return named.group(1) == null ? named.group(2) : named.group(1);
    }

    private static String first(@Nullable String... candidates) {
        for (String candidate : candidates) {
            if (candidate != null && !candidate.isBlank()) {
                return candidate.strip();
            }
        }
        return "";
    }

    private static @Nullable Instant published(SyndEntry entry) {
        Date date = entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
        return date == null ? null : date.toInstant();
    }

    private static @Nullable String language(SyndEntry entry, SyndFeed feed) {
        String own = blankToNull(dublinCore(entry, DCModule::getLanguage));
        return own == null ? blankToNull(feed.getLanguage()) : own;
    }

    private static List<String> categories(SyndEntry entry) {
        Stream<String> subjects = entry.getModule(DCModule.URI) instanceof DCModule dc
                ? dc.getSubjects().stream().map(DCSubject::getValue)
                : Stream.empty();
        return Stream.concat(entry.getCategories().stream().map(SyndCategory::getName), subjects)
                .filter(name -> name != null && !name.isBlank())
                .map(String::strip)
                .distinct()
                .toList();
    }
}
