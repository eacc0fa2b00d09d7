package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedReaderTest {
    private static final URI BASE = URI.create("https://sample.example/feeds/main");
    private static final String CHINESE = "无人机蜂群演示自主目标识别";

    private final FeedReader reader = new FeedReader();

    @Test
    void read_rss2_givesEntries() {
        // when
        Feed feed = feed("""
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
                 xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel>
                <title>Sample</title><link>https://sample.example/</link><description>d</description>
                <language>en-gb</language>
                <item>
                  <guid isPermaLink="false">urn:1</guid><link>/a b</link><title>First &amp; best</title>
                  <description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>
                  <dc:creator>A. Writer</dc:creator><pubDate>Tue, 24 Feb 2026 09:30:00 +0100</pubDate>
                  <category>Space</category><category>Sensors</category>
                </item>
                <item><title>Second</title><link>https://other.example/2</link></item>
              </channel>
            </rss>
            """);

        // then
        assertThat(feed.format()).isEqualTo(FeedFormat.RSS);
        assertThat(feed.title()).isEqualTo("Sample");
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                "urn:1",
                                "https://sample.example/a%20b",
                                "First & best",
                                "<p>Long</p>",
                                "A. Writer",
                                Instant.parse("2026-02-24T08:30:00Z"),
                                "en-gb",
                                List.of("Space", "Sensors")),
                        new FeedEntry(
                                "https://other.example/2",
                                "https://other.example/2",
                                "Second",
                                "",
                                null,
                                null,
                                "en-gb",
                                List.of()));
    }

    @Test
    void read_rdf_givesEntries() {
        // when
        Feed feed = feed("""
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
                     xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel rdf:about="https://sample.example/"><title>Sample</title>
                <link>https://sample.example/</link><description>d</description></channel>
              <item rdf:about="https://sample.example/1"><title>One</title><link>https://sample.example/1</link>
                <dc:date>2026-02-24T08:30:00Z</dc:date><description>Text</description></item>
            </rdf:RDF>
            """);

        // then
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.url()).isEqualTo("https://sample.example/1");
            assertThat(entry.body()).isEqualTo("Text");
            assertThat(entry.publishedAt()).isEqualTo("2026-02-24T08:30:00Z");
        });
    }

    @Test
    void read_atom_givesEntries() {
        // when
        Feed feed = feed("""
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
              <title>Sample</title><id>urn:feed</id><updated>2026-02-24T00:00:00Z</updated>
              <entry>
                <id>urn:1</id><title type="html">First &lt;b&gt;one&lt;/b&gt;</title>
                <link rel="alternate" href="../a"/><link rel="enclosure" href="/b.mp3"/>
                <author><name>A. Writer</name></author><summary>Short</summary>
                <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Long</p></div></content>
                <updated>2026-02-24T08:30:00+01:00</updated>
              </entry>
            </feed>
            """);

        // then
        assertThat(feed.format()).isEqualTo(FeedFormat.ATOM);
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.guid()).isEqualTo("urn:1");
            assertThat(entry.url()).isEqualTo("https://sample.example/a");
            assertThat(entry.title()).isEqualTo("First <b>one</b>");
            assertThat(entry.body()).contains("<p>Long</p>");
            assertThat(entry.author()).isEqualTo("A. Writer");
            assertThat(entry.publishedAt()).isEqualTo("2026-02-24T07:30:00Z");
        });
    }

    @Test
    void read_jsonFeed_givesEntries() {
        // when
        Feed feed = feed("""
            {"version": "https://jsonfeed.org/version/1.1", "title": "Sample", "language": "en",
             "authors": [{"name": "Sample Desk"}],
             "items": [
               {"id": 7, "url": "/7", "title": "Seven", "content_html": "<p>Text</p>", "summary": "Short",
                "date_published": "2026-02-24T09:30:00+01:00", "tags": ["chips"]},
               {"id": "8", "external_url": "https://other.example/8", "content_text": "Plain",
                "language": "zh", "author": {"name": "A. Writer"}}]}
            """);

        // then
        assertThat(feed.format()).isEqualTo(FeedFormat.JSON_FEED);
        assertThat(feed.entries())
                .containsExactly(
                        new FeedEntry(
                                "7",
                                "https://sample.example/7",
                                "Seven",
                                "<p>Text</p>",
                                "Sample Desk",
                                Instant.parse("2026-02-24T08:30:00Z"),
                                "en",
                                List.of("chips")),
                        new FeedEntry("8", "https://other.example/8", "", "Plain", "A. Writer", null, "zh", List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "GB18030, GB2312, -",
                "GB18030, -, text/xml; charset=gbk",
                "GB18030, gb18030, application/rss+xml",
                "Big5, Big5, -",
                "Big5, -, text/xml;charset=\"big5\"",
                "UTF-8, -, -",
                "UTF-8, UTF-8, text/xml; charset=ISO-8859-1",
                "UTF-8, GB2312, text/xml; charset=GB2312",
                "UTF-16LE, -, -",
                "UTF-16BE, UTF-16, -",
                "UTF-16, UTF-16, -",
            })
    void read_chineseInAnyEncoding_isDecoded(String encoding, @Nullable String declared, @Nullable String contentType) {
        // given
        String text = encoding.equals("Big5") ? "無人機蜂群展示自主目標識別" : CHINESE;
        String declaration = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String xml = declaration + rssWith("<item><title>" + text + "</title></item>");

        // when
        var result = reader.read(xml.getBytes(Charset.forName(encoding)), contentType, BASE);

        // then
        assertThat(result)
                .isInstanceOfSatisfying(
                        Feed.class,
                        feed -> assertThat(feed.entries().getFirst().title()).isEqualTo(text));
    }

    @Test
    void read_byteOrderMarkAndBlankLinesInFront_areSkipped() {
        assertThat(feed("\uFEFF\n\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + rssWith(""))
                        .entries())
                .isEmpty();
    }

    @Test
    void read_controlCharacters_areLeftOut() {
        assertThat(feed(rssWith("<item><title>a\u0008b</title></item>"))
                        .entries()
                        .getFirst()
                        .title())
                .isEqualTo("ab");
    }

    @Test
    void read_namedHtmlEntities_areUnderstood() {
        assertThat(feed(rssWith("<item><title>a&nbsp;b&hellip;</title></item>"))
                        .entries()
                        .getFirst()
                        .title())
                .isEqualTo("a\u00A0b…");
    }

    @Test
    void read_authorWithAddress_givesTheName() {
        assertThat(feed(rssWith("<item><title>t</title><author>desk@sample.example (A. Writer)</author></item>"))
                        .entries()
                        .getFirst()
                        .author())
                .isEqualTo("A. Writer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | is empty",
                "`  ` | is empty",
                "hello | is neither XML nor JSON; it begins with 'hello'",
                "<!doctype html><html></html> | is an HTML page, not a feed",
                "<HTML><body/></HTML> | is an HTML page, not a feed",
                "<note>x</note> | is XML but neither RSS nor Atom; its outermost element is 'note'",
                "<rss><channel> | is not well-formed XML",
                "{\"a\": | is not well-formed JSON",
                "{\"a\": 1} | is JSON but not JSON Feed",
                "{\"version\": \"https://jsonfeed.org/version/1\"} | is JSON Feed without a list of `items`",
            })
    void read_somethingElse_saysWhatItIs(String text, String reason) {
        assertThat(reader.read(text.getBytes(UTF_8), null, BASE))
                .isInstanceOfSatisfying(
                        NotAFeed.class, not -> assertThat(not.reason()).startsWith(reason));
    }

    @Test
    void read_documentTypeThatNamesAFile_isRefused() {
        // given
        String xml = "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY secret SYSTEM \"file:///etc/hostname\">]>"
                + rssWith("<item><title>&secret;</title></item>");

        // then
        assertThat(reader.read(xml.getBytes(UTF_8), null, BASE))
                .isInstanceOfSatisfying(
                        NotAFeed.class, not -> assertThat(not.reason()).startsWith("declares a document type"));
    }

    @Test
    void read_documentTypeBehindAComment_isRefused() {
        // given
        String xml = "<?xml version=\"1.0\"?><!-- <rss> --><!DOCTYPE rss [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>"
                + rssWith("<item><title>&b;</title></item>");

        // then
        assertThat(reader.read(xml.getBytes(UTF_8), null, BASE)).isInstanceOf(NotAFeed.class);
    }

    @Test
    void read_deeplyNestedDocuments_endsWithoutFailure() {
        String xml = rssWith("<item><description>" + "<b>".repeat(100_000) + "</description></item>");
        String json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":" + "[".repeat(100_000);
        assertThat(feed(xml).entries()).hasSize(1);
        assertThat(reader.read(json.getBytes(UTF_8), null, BASE)).isInstanceOf(NotAFeed.class);
    }

    private Feed feed(String text) {
        FeedResult result = reader.read(text.getBytes(UTF_8), null, BASE);
        assertThat(result).isInstanceOf(Feed.class);
        return (Feed) result;
    }

    private static String rssWith(String items) {
        return "<rss version=\"2.0\"><channel><title>t</title><link>https://sample.example/</link><description>d"
                + "</description>" + items + "</channel></rss>";
    }
}
