package io.lapwing.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Compares what we read from a folder of feeds with what another reader reads from them, field by field.
class FeedAgreementTest {
    private static final Path FEEDS = Path.of(System.getProperty("lapwing.feeds", "../../shared/feeds"));

    /// Each difference that remains, by file and field, with its reason.
    private static final Map<String, String> EXPLAINED = Map.of(
            "translator/rss/feed_item_links_-_rss_channel_item_links.xml url",
            "an entry with several links: we take the first, the other reader the last",
            "parser/rss/rss_channel_item_links.xml url",
            "an entry with several links: we take the first, the other reader the last",
            "parser/rss/rdf_item_links.xml url",
            "an entry with several links: we take the first, the other reader the last",
            "parser/atom/atom10_feed_entry_author_multiple.xml author",
            "several authors: we name them all, the other reader lists them apart",
            "parser/atom/entry_id_xml_base.xml id",
            "an Atom id is compared as it is written (RFC 4287, 4.2.6.1), not resolved like a link");

    private final FeedReader reader = new FeedReader();

    @ParameterizedTest
    @CsvSource({"translator, 0.97", "parser, 0.95"})
    void read_feedsOfTheFolder_agreesWithAnotherReader(String folder, double least) throws IOException {
        assumeTrue(Files.isDirectory(FEEDS), "no feeds at " + FEEDS + "; name a folder with -Dlapwing.feeds=DIR");

        // given
        var agreement = new Agreement();

        // when
        for (Path file : files(FEEDS.resolve(folder))) {
            String name = FEEDS.relativize(file).toString();
            agreement.compare(
                    name,
                    ExpectedEntry.titleOf(file),
                    ExpectedEntry.listOf(file),
                    reader.read(Files.readAllBytes(file), null, null));
        }

        // then
        System.out.println(folder + ": " + agreement.summary());
        assertThat(agreement.differences())
                .as(agreement.summary())
                .allSatisfy(difference ->
                        assertThat(EXPLAINED).as(difference.toString()).containsKey(difference.place()));
        assertThat(agreement.ratio()).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "parser/universal/unknown_feed.xml",
        "parser/universal/empty_feed.xml",
        "parser/json/invalid/invalid.json"
    })
    void read_whatIsNoFeed_isRefusedWithAReason(String file) throws IOException {
        assumeTrue(Files.isDirectory(FEEDS), "no feeds at " + FEEDS + "; name a folder with -Dlapwing.feeds=DIR");
        assertThat(reader.read(Files.readAllBytes(FEEDS.resolve(file)), null, null))
                .isInstanceOfSatisfying(
                        NotAFeed.class, not -> assertThat(not.reason()).isNotBlank());
    }

    /// The feeds that have a reading beside them.
    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(ExpectedEntry::hasReading)
                    .sorted()
                    .toList();
        }
    }
}
