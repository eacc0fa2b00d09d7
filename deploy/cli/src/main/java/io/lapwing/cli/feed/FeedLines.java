package io.lapwing.cli.feed;

import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedReader;
import io.lapwing.ingest.feed.NotAFeed;
import io.lapwing.ingest.fetch.FetchRequest;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.fetch.Fetcher;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads sources as ingest would and gives what they yield. Nothing that a source holds makes it fail.
public final class FeedLines {
    private final FeedReader reader = new FeedReader();
    private final TextCleaner cleaner = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);
    private final Fetcher fetcher;

    /// @param fetcher fetches addresses
    public FeedLines(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /// The lines of one argument.
    ///
    /// @param argument a file, a folder of files, or an `http` or `https` address
    public Stream<FeedLine> of(String argument) {
        if (argument.matches("(?i)https?://.*")) {
            return fetched(argument);
        }
        Path path = Path.of(argument);
        if (Files.isDirectory(path)) {
            return files(argument, path).flatMap(file -> file(file.toString(), file));
        }
        return file(argument, path);
    }

    private Stream<FeedLine> fetched(String address) {
        URI url;
        try {
            url = URI.create(address);
        } catch (IllegalArgumentException e) {
            return unreadable(address, "is not a proper address: " + e.getMessage());
        }
        return switch (fetcher.fetch(FetchRequest.of(url))) {
            case FetchResult.Modified modified ->
                lines(address, modified.body(), modified.contentType(), modified.url());
            case FetchResult.NotModified _ -> unreadable(address, "the host says that nothing has changed");
            case FetchResult.Failed failed -> unreadable(address, failed.detail());
        };
    }

    private Stream<Path> files(String argument, Path folder) {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException("the folder " + argument + " cannot be listed", e);
        }
    }

    private Stream<FeedLine> file(String name, Path file) {
        try {
            return lines(name, Files.readAllBytes(file), null, null);
        } catch (NoSuchFileException e) {
            return unreadable(name, "there is no such file");
        } catch (IOException e) {
            return unreadable(name, "the file cannot be read: " + e.getMessage());
        }
    }

    private Stream<FeedLine> lines(String source, byte[] body, @Nullable String contentType, @Nullable URI base) {
        return switch (reader.read(body, contentType, base)) {
            case Feed feed -> entries(source, feed).stream();
            case NotAFeed not -> unreadable(source, not.reason());
        };
    }

    private List<FeedLine> entries(String source, Feed feed) {
        return feed.entries().stream()
                .<FeedLine>map(entry -> FeedLine.Entry.of(source, entry, cleaner))
                .toList();
    }

    private static Stream<FeedLine> unreadable(String source, String error) {
        return Stream.of(new FeedLine.Unreadable(source, error));
    }
}
