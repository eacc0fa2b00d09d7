package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the formats, their versions and modules say in ways of their own.
class FeedDialectsTest {
    private static final URI BASE = URI.create("https://sample.example/feeds/main");
    private static final String PREFIXES = """
        xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
        xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:media="http://search.yahoo.com/mrss/"
        xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:georss="http://www.georss.org/georss"
        xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"\
        """;

    private final FeedReader reader = new FeedReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        <title>T</title>                                              | title  | T
        <TITLE>T</TITLE>                                              | title  | T
        <dc:title>T</dc:title>                                        | title  | T
        <media:title>T</media:title>                                  | title  | T
        <title><![CDATA[A <b>T</b>]]></title>                         | title  | A <b>T</b>
        <title>A <b>T</b></title>                                     | title  | A <b>T</b>
        <title>AT&amp;amp;T</title>                                   | title  | AT&amp;T
        <title></title><description>D</description>                   | title  | ``
        <link>https://a.example/1</link>                              | url    | https://a.example/1
        <link>  https://a.example/1  </link>                          | url    | https://a.example/1
        <link>/1</link>                                               | url    | https://sample.example/1
        <link>?id=1</link>                                            | url    | https://sample.example/?id=1
        <link>//b.example/1</link>                                    | url    | https://b.example/1
        <link href="https://a.example/1"/>                            | url    | https://a.example/1
        <atom:link href="https://a.example/1"/>                       | url    | https://a.example/1
        <atom:link rel="self" href="https://a.example/1"/>            | url    | -
        <guid>https://a.example/1</guid>                              | url    | https://a.example/1
        <guid isPermaLink="true">https://a.example/1</guid>           | url    | https://a.example/1
        <guid isPermaLink="false">https://a.example/1</guid>          | url    | -
        <guid>1</guid>                                                | url    | -
        <guid isPermaLink="false">1</guid><link>https://a.example/1</link> | url | https://a.example/1
        <guid> 1 </guid>                                              | guid   | 1
        <GUID>1</GUID>                                                | guid   | 1
        <pubDate>Tue, 24 Feb 2026 09:30:00 CET</pubDate>              | date   | 2026-02-24T08:30:00Z
        <pubdate>2026年2月24日 10:00</pubdate>                        | date   | 2026-02-24T02:00:00Z
        <dc:date>2026-02-24T09:30Z</dc:date>                          | date   | 2026-02-24T09:30:00Z
        <dc:date>2026-02</dc:date>                                    | date   | 2026-02-01T00:00:00Z
        <dcterms:issued>2026-02-24</dcterms:issued>                   | date   | 2026-02-24T00:00:00Z
        <dcterms:created>2026-02-24</dcterms:created>                 | date   | 2026-02-24T00:00:00Z
        <dcterms:modified>2026-02-24</dcterms:modified>               | date   | 2026-02-24T00:00:00Z
        <atom:updated>2026-02-24T09:30:00Z</atom:updated>             | date   | 2026-02-24T09:30:00Z
        <pubDate>soon</pubDate><dc:date>2026-02-24</dc:date>          | date   | 2026-02-24T00:00:00Z
        <pubDate>soon</pubDate>                                       | date   | -
        <description>D</description>                                  | body   | D
        <description><p>D</p></description>                           | body   | <p>D</p>
        <dc:description>D</dc:description>                            | body   | D
        <description>D</description><content:encoded>C</content:encoded> | body | C
        <content:encoded>C</content:encoded><description>D</description> | body | C
        <xhtml:body><xhtml:p>D</xhtml:p></xhtml:body>                 | body   | <p xmlns="http://www.w3.org/1999/xhtml">D</p>
        <body xmlns="http://www.w3.org/1999/xhtml"><p>D</p></body>    | body, plain | D
        <xhtml:div>D</xhtml:div>                                      | body   | D
        <media:description>D</media:description>                      | body   | D
        <media:group><media:description>D</media:description></media:group> | body | D
        <itunes:summary>D</itunes:summary>                            | body   | D
        <itunes:subtitle>D</itunes:subtitle>                          | body   | D
        <atom:summary>D</atom:summary>                                | body   | D
        <author>A. Writer</author>                                    | author | A. Writer
        <author>a@b.example (A. Writer)</author>                      | author | A. Writer
        <author>A. Writer (a@b.example)</author>                      | author | A. Writer
        <author>A. Writer &lt;a@b.example></author>                   | author | A. Writer
        <author>a@b.example</author>                                  | author | a@b.example
        <dc:creator>A. Writer</dc:creator>                            | author | A. Writer
        <dc:author>A. Writer</dc:author>                              | author | A. Writer
        <itunes:author>A. Writer</itunes:author>                      | author | A. Writer
        <atom:author><atom:name>A. Writer</atom:name></atom:author>   | author | A. Writer
        <category>x</category><category>y</category>                  | tags   | [x, y]
        <dc:subject>x</dc:subject>                                    | tags   | [x]
        <dc:language>fr</dc:language>                                 | language | fr
        <title>T</title><georss:point>1 2</georss:point>              | title  | T
        """, quoteCharacter = '`')
    void read_rssItem_saysTheField(String inner, String field, @Nullable String expected) {
        String rss =
                "<rss version=\"2.0\" " + PREFIXES + "><channel><title>S</title><link>https://sample.example/</link>"
                        + "<description>d</description><item>" + inner + "</item></channel></rss>";
        assertThat(field(rss, field)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        <title>T</title>                                              | title  | T
        <title type="html">A &lt;b>T&lt;/b></title>                   | title  | A <b>T</b>
        <title type="text/html">A &lt;b>T&lt;/b></title>              | title  | A <b>T</b>
        <title type="xhtml"><xhtml:div>T</xhtml:div></title>          | title, plain | T
        <title type="application/octet-stream">VGl0bGU=</title>       | title  | Title
        <link href="https://a.example/1"/>                            | url    | https://a.example/1
        <link rel="alternate" href="/1"/>                             | url    | https://sample.example/1
        <link rel="self" href="/s"/><link rel="alternate" href="/1"/> | url    | https://sample.example/1
        <link rel="http://www.iana.org/assignments/relation/alternate" href="/1"/> | url | https://sample.example/1
        <link rel="enclosure" href="/1.mp3"/>                         | url    | -
        <link xml:base="https://b.example/x/" href="1"/>              | url    | https://b.example/x/1
        <link/>                                                       | url    | -
        <id>https://a.example/1</id>                                  | url    | https://a.example/1
        <id>urn:1</id>                                                | guid   | urn:1
        <id> HTTPS://A.example/%7e </id>                              | guid   | HTTPS://A.example/%7e
        <published>2026-02-24T09:30:00Z</published><updated>2026-03-01T00:00:00Z</updated> | date | 2026-02-24T09:30:00Z
        <updated>2026-02-24T09:30:00+01:00</updated>                  | date   | 2026-02-24T08:30:00Z
        <updated>Tue, 24 Feb 2026 09:30:00 EST</updated>              | date   | 2026-02-24T14:30:00Z
        <published>soon</published><updated>2026-02-24T09:30Z</updated> | date | 2026-02-24T09:30:00Z
        <dc:date>2026-02-24</dc:date>                                 | date   | 2026-02-24T00:00:00Z
        <dcterms:issued>2026-02-24</dcterms:issued>                   | date   | 2026-02-24T00:00:00Z
        <summary>D</summary>                                          | body   | D
        <summary>D</summary><content>C</content>                      | body   | C
        <content type="html">&lt;p>C&lt;/p></content>                 | body   | <p>C</p>
        <content type="application/xml"><x xmlns="">C</x></content>   | body, plain | C
        <content src="/1.pdf" type="application/pdf"/><summary>D</summary> | body | D
        <media:group><media:description>D</media:description></media:group> | body | D
        <author><name>A. Writer</name><email>a@b.example</email></author> | author | A. Writer
        <author><email>a@b.example</email></author>                   | author | a@b.example
        <author><name>A</name></author><author><name>B</name></author> | author | A, B
        <dc:creator>A. Writer</dc:creator>                            | author | A. Writer
        <category term="x"/><category term="y" label="Why"/>          | tags   | [x, Why]
        <source><title>Other</title><id>o</id></source><title>T</title> | title | T
        """, quoteCharacter = '`')
    void read_atomEntry_saysTheField(String inner, String field, @Nullable String expected) {
        String atom = "<feed xmlns=\"http://www.w3.org/2005/Atom\" " + PREFIXES + "><title>S</title><entry>" + inner
                + "</entry></feed>";
        assertThat(field(atom, field)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        <title mode="escaped" type="text/html">A &lt;b>T&lt;/b></title> | title | A <b>T</b>
        <title mode="base64">VGl0bGU=</title>                         | title  | Title
        <link rel="alternate" href="/1"/>                             | url    | https://sample.example/1
        <issued>2026-02-24T09:30:00Z</issued>                         | date   | 2026-02-24T09:30:00Z
        <created>2026-02-24T09:30:00Z</created>                       | date   | 2026-02-24T09:30:00Z
        <modified>2026-02-24T09:30:00Z</modified>                     | date   | 2026-02-24T09:30:00Z
        <issued>2026-02-24</issued><modified>2026-03-01</modified>    | date   | 2026-02-24T00:00:00Z
        <content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml">C</div></content> | body, plain | C
        <summary>D</summary>                                          | body   | D
        <author><name>A. Writer</name></author>                       | author | A. Writer
        """, quoteCharacter = '`')
    void read_entryOfAtom03_saysTheField(String inner, String field, @Nullable String expected) {
        for (String namespace : new String[] {"http://purl.org/atom/ns#"}) {
            String atom = "<feed version=\"0.3\" xmlns=\"" + namespace + "\" " + PREFIXES + "><title>S</title><entry>"
                    + inner + "</entry></feed>";
            assertThat(field(atom, field)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        "id": "1"                                                     | guid   | 1
        "id": 1                                                       | guid   | 1
        "id": 1.0                                                     | guid   | 1.0
        "id": "https://a.example/1"                                   | url    | https://a.example/1
        "id": "1", "url": "../1"                                      | url    | https://sample.example/1
        "id": "1", "external_url": "https://b.example/1"              | url    | https://b.example/1
        "id": "1", "url": "https://a.example/1", "external_url": "/x" | url    | https://a.example/1
        "id": "1", "content_text": "C", "summary": "D"                | body   | C
        "id": "1", "content_html": "", "content_text": "C"            | body   | C
        "id": "1", "summary": "D"                                     | body   | D
        "id": "1", "date_published": "2026-02-24T09:30:00-05:00"      | date   | 2026-02-24T14:30:00Z
        "id": "1", "date_published": 1771925400                       | date   | 2026-02-24T09:30:00Z
        "id": "1", "date_published": null, "date_modified": "2026-02-24" | date | 2026-02-24T00:00:00Z
        "id": "1", "authors": [{"name": "A"}, {"name": "B"}]          | author | A, B
        "id": "1", "authors": [], "author": {"name": "A"}             | author | A
        "id": "1", "author": "A"                                      | author | A
        "id": "1", "authors": [{"url": "https://a.example/"}]         | author | -
        "id": "1", "tags": ["x", "y"]                                 | tags   | [x, y]
        "id": "1", "tags": "x"                                        | tags   | [x]
        "id": "1", "tags": null                                       | tags   | []
        "id": "1", "language": "fr"                                   | language | fr
        "id": "1", "title": "T", | title | T
        "id": "1", "title": "it\\'s" | title | it's
        "id": "1", "title": "a\tb" | title | a\tb
        "id": "1", "title": null                                      | title  | ``
        """, quoteCharacter = '`')
    void read_itemOfJsonFeed_saysTheField(String inner, String field, @Nullable String expected) {
        String json =
                "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"S\", \"items\": [{" + inner + "}]}";
        assertThat(field(json, field)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<rss version='0.91'><channel>%s</channel></rss>",
                "<rss version='0.92'><channel><title>S</title>%s</channel></rss>",
                "<rss version='0.93'><channel>%s</channel></rss>",
                "<rss version='2.0.1'><channel>%s</channel></rss>",
                "<rss version='3.0'><channel>%s</channel></rss>",
                "<rss><channel>%s</channel></rss>",
                "<RSS VERSION='2.0'><CHANNEL>%s</CHANNEL></RSS>",
                "<rss version='2.0' xmlns='http://backend.userland.com/rss2'><channel>%s</channel></rss>",
                "<rss version='2.0' xmlns='http://any.example/ns'><channel>%s</channel></rss>",
                "<rss version='2.0'><channel><title>S</title></channel>%s</rss>",
                "<rss version='2.0'>%s</rss>",
                "<channel><title>S</title>%s</channel>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>%s"
                        + "</rdf:RDF>",
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'"
                        + " xmlns='http://my.netscape.com/rdf/simple/0.9/'><channel/>%s</rdf:RDF>",
                "<RDF xmlns='http://purl.org/rss/1.0/'><channel/>%s</RDF>",
                "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN'"
                        + " 'http://my.netscape.com/publish/formats/rss-0.91.dtd'><rss version='0.91'><channel>%s"
                        + "</channel></rss>",
                "<?xml version='1.0' encoding='utf-8'?><?xml-stylesheet"
                        + " href='/x.xsl'?><rss><channel>%s</channel></rss>",
                "<?xml version='1.1'?><rss><channel>%s</channel></rss>",
            })
    void read_anyVersionOfRss_givesItsItems(String frame) {
        // when
        Feed feed = feed(String.format(frame, "<item><title>T</title><link>https://a.example/1</link></item>"));

        // then
        assertThat(feed.format()).isEqualTo(FeedFormat.RSS);
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("T");
            assertThat(entry.url()).isEqualTo("https://a.example/1");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2005/Atom",
                "https://www.w3.org/2005/Atom/",
                "http://www.w3.org/2005/atom",
                "http://purl.org/atom/ns#",
                "http://example.com/newformat#",
                "http://purl.org/pie/",
                "",
            })
    void read_atomUnderAnyNamespace_givesItsEntries(String namespace) {
        Feed feed = feed("<feed xmlns='" + namespace + "'><entry><title>T</title><link rel='alternate'"
                + " href='https://a.example/1'/></entry></feed>");
        assertThat(feed.format()).isEqualTo(FeedFormat.ATOM);
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("T");
        assertThat(feed.entries()).extracting(FeedEntry::url).containsExactly("https://a.example/1");
    }

    @Test
    void read_rssUnderAPrefix_isToldFromElementsOfOthers() {
        // given
        String xml = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://any.example/other"
                xmlns:r="http://purl.org/rss/1.0/">
              <r:channel><r:title>S</r:title></r:channel>
              <r:item rdf:about="https://a.example/1"><title>Other</title><r:title>T</r:title>
                <description>Other</description><r:description>D</r:description>
                <r:link>https://a.example/1</r:link></r:item>
            </rdf:RDF>
            """;

        // then
        assertThat(feed(xml).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("T");
            assertThat(entry.body()).isEqualTo("D");
            assertThat(entry.guid()).isEqualTo("https://a.example/1");
        });
    }

    @Test
    void read_prefixedAtom_givesItsEntries() {
        Feed feed =
                feed("<a:feed xmlns:a='http://www.w3.org/2005/Atom'><a:title>S</a:title><a:entry><a:title>T</a:title>"
                        + "<a:summary>D</a:summary></a:entry></a:feed>");
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("T");
        assertThat(feed.entries()).extracting(FeedEntry::body).containsExactly("D");
    }

    @Test
    void read_atomEntryAlone_isAFeedOfOne() {
        Feed feed = feed("<entry xmlns='http://www.w3.org/2005/Atom'><id>1</id><title>T</title></entry>");
        assertThat(feed.entries()).extracting(FeedEntry::title).containsExactly("T");
    }

    @Test
    void read_channelDefinitionFormat_givesItsItems() {
        // given
        String cdf = """
            <?xml version="1.0"?>
            <CHANNEL HREF="https://a.example/" LASTMOD="2026-02-24T09:30"><TITLE>S</TITLE><ABSTRACT>d</ABSTRACT>
              <ITEM HREF="https://a.example/1" LASTMOD="2026-02-24T09:30"><TITLE>T</TITLE><ABSTRACT>D</ABSTRACT></ITEM>
            </CHANNEL>
            """;

        // then
        assertThat(feed(cdf).title()).isEqualTo("S");
        assertThat(feed(cdf).entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("T");
            assertThat(entry.url()).isEqualTo("https://a.example/1");
            assertThat(entry.body()).isEqualTo("D");
            assertThat(entry.publishedAt()).isEqualTo("2026-02-24T09:30:00Z");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        https://b.example/x/  | https://b.example/y/ | 1           | https://b.example/y/1
        https://b.example/x/  | z/                   | 1           | https://b.example/x/z/1
        /x/                   | ``                   | 1           | https://sample.example/x/1
        ``                    | ``                   | 1           | https://sample.example/feeds/1
        ``                    | ``                   | ?a=b        | https://sample.example/feeds/main?a=b
        https://b.example     | ``                   | 1           | https://b.example/1
        ``                    | ``                   | //c.example/1 | https://c.example/1
        ``                    | ``                   | http://c.example/a b | http://c.example/a%20b
        ``                    | ``                   | http://my_host.example/1 | http://my_host.example/1
        """, quoteCharacter = '`')
    void read_xmlBase_resolvesLinks(String ofFeed, String ofEntry, String link, String expected) {
        String atom = "<feed xmlns='http://www.w3.org/2005/Atom'" + base(ofFeed) + "><title>S</title><entry"
                + base(ofEntry) + "><title>T</title><link href='" + link + "'/></entry></feed>";
        assertThat(field(atom, "url")).isEqualTo(expected);
    }

    @Test
    void read_languageOfTheRoot_isThatOfEntries() {
        assertThat(field(
                        "<rss xml:lang='fr'><channel xml:lang='de'><item><title>T</title></item></channel></rss>",
                        "language"))
                .isEqualTo("de");
        assertThat(field(
                        "<feed xmlns='http://www.w3.org/2005/Atom'"
                                + " xml:lang='de'><entry><title>T</title></entry></feed>",
                        "language"))
                .isEqualTo("de");
    }

    private static String base(String address) {
        return address.isEmpty() ? "" : " xml:base='" + address + "'";
    }

    private @Nullable String field(String document, String field) {
        FeedEntry entry = feed(document).entries().getFirst();
        return switch (field) {
            case "title" -> entry.title();
            case "url" -> entry.url();
            case "guid" -> entry.guid();
            case "date" ->
                entry.publishedAt() == null ? null : entry.publishedAt().toString();
            case "body" -> entry.body();
            case "title, plain" -> Jsoup.parse(entry.title()).text();
            case "body, plain" -> Jsoup.parse(entry.body()).text();
            case "author" -> entry.author();
            case "tags" -> entry.categories().toString();
            case "language" -> entry.language();
            default -> throw new IllegalArgumentException(field);
        };
    }

    private Feed feed(String text) {
        FeedResult result = reader.read(text.getBytes(UTF_8), null, BASE);
        assertThat(result).as(result.toString()).isInstanceOf(Feed.class);
        return (Feed) result;
    }
}
