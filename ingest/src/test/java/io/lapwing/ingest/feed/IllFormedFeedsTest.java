package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// XML that breaks the rules and still has one sensible reading, and XML that must not be read at all.
class IllFormedFeedsTest {
    private static final URI BASE = URI.create("https://sample.example/feed");

    @TempDir
    private Path folder;

    private final FeedReader reader = new FeedReader();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        AT&T                          | AT&T
        a & b                         | a & b
        a &amp; b                     | a & b
        a &foo; b                     | a &foo; b
        a&nbsp;b                      | a\u00a0b
        caf&eacute;                   | café
        caf&Eacute;&hellip;           | cafÉ…
        a &lt; b                      | a < b
        a ]]> b                       | a ]]> b
        a > b                         | a > b
        it&#146;s                     | it’s
        it&#x92;s                     | it’s
        it&apos;s                     | it's
        a&#8;b                        | ab
        a&#0;b                        | ab
        a&#xFFFF;b                    | ab
        a&#55357;b                    | ab
        a&#1234567890;b               | ab
        a&#x1F680;b                   | a🚀b
        a\u0001\u000b\u001fb          | ab
        a\uFFFEb                      | ab
        <![CDATA[a & <b>b</b>]]>      | a & <b>b</b>
        <![CDATA[a]]> & <![CDATA[b]]> | a & b
        a<br>b                        | a<br>b</br>
        <b>a<i>b</b>c</i>             | <b>a<i>b</i></b>c
        <a href=x>a</a>               | <a href="x">a</a>
        <a href="x" href="y">a</a>    | <a href="x">a</a>
        <a href="x&y=1">a</a>         | <a href="x&amp;y=1">a</a>
        <img alt="a < b"/>            | <img alt="a &lt; b" />
        <o:p>a</o:p>                  | a
        """)
    void read_faultInATitle_isMended(String title, String expected) {
        String text = entry("<item><title>" + title + "</title><link>https://a.example/1</link></item>")
                .title();
        assertThat(text.replaceAll("</?o:p[^>]*>", "").replace("/>", " />").replace("  />", " />"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // around the document
                "\n\n<?xml version='1.0'?><rss><channel>%s</channel></rss>",
                "Warning: mysql_connect() failed <br>\n<?xml version='1.0'?><rss><channel>%s</channel></rss>",
                "<!-- generated --><?xml version='1.0'?><rss><channel>%s</channel></rss>",
                "<?xml version='1.0'?><rss><channel>%s</channel></rss><!-- served in 3 ms --><script>x</script>",
                "<?xml version='1.0'?><rss><channel>%s</channel></rss></html>",
                "<?xml version='1.0'?><?xml version='1.0'?><rss><channel>%s</channel></rss>",
                "<?xml version='1.0' encoding=''?><rss><channel>%s</channel></rss>",
                "<?xml version=1.0 encoding=utf-8?><rss><channel>%s</channel></rss>",
                "<?xml encoding='utf-8' version='1.0'?><rss><channel>%s</channel></rss>",
                "<?xml version='1.0' encoding='no such'?><rss><channel>%s</channel></rss>",
                "<?xml version='2.0'?><rss><channel>%s</channel></rss>",
                "<!DOCTYPE rss><rss><channel>%s</channel></rss>",
                "<!DOCTYPE rss [<!-- nothing -->]><rss><channel>%s</channel></rss>",
                "<!DOCTYPE rdf:RDF [<!ENTITY %% HTMLlat1 PUBLIC '-//W3C//ENTITIES Latin 1 for XHTML//EN'"
                        + " 'http://www.w3.org/TR/xhtml1/DTD/xhtml-lat1.ent'>"
                        + " %%HTMLlat1;]><rss><channel>%s</channel></rss>",
                // cut off or wrongly nested
                "<rss><channel>%s",
                "<rss><channel>%s<item><title>cut",
                "<rss><channel>%s<item><title><![CDATA[cut",
                "<rss><channel>%s<item",
                "<rss><channel>%s</rss>",
                "<rss><channel>%s</chanel></rss>",
                "<rss><channel><title>S</channel>%s</rss>",
                "<rss><channel><image><url>x</image>%s</channel></rss>",
                "<rss><channel></height>%s</channel></rss>",
                // names and attributes
                "<rss xmlns:x=''><channel>%s</channel></rss>",
                "<rss xmlns:xml='http://any.example/'><channel>%s</channel></rss>",
                "<rss version='2.0' version='2.0'><channel>%s</channel></rss>",
                "<rss version=2.0><channel>%s</channel></rss>",
                "<rss><channel><x:y>z</x:y>%s</channel></rss>",
                "<rss><channel><1a>z</1a>%s</channel></rss>",
                "<rss><channel><a b:c:d='1'>z</a>%s</channel></rss>",
                "<rss><channel><a:b:c>z</a:b:c>%s</channel></rss>",
                "<rss><channel><!-- a -- b -->%s</channel></rss>",
                "<rss><channel><?php echo 1 ?>%s</channel></rss>",
            })
    void read_faultAroundAnEntry_leavesTheEntry(String frame) {
        // given
        String item = "<item><title>T</title><link>https://a.example/1?a=1&b=2</link></item>";

        // when
        FeedEntry entry = feed(String.format(frame, item)).entries().getFirst();

        // then
        assertThat(entry.title()).isEqualTo("T");
        assertThat(entry.url()).isEqualTo("https://a.example/1?a=1&b=2");
    }

    @Test
    void read_undeclaredPrefixes_standForWhatTheyUsuallyMean() {
        FeedEntry entry = entry("<item><title>T</title><dc:creator>A</dc:creator><content:encoded>C</content:encoded>"
                + "<dcterms:issued>2026-02-24</dcterms:issued></item>");
        assertThat(entry.author()).isEqualTo("A");
        assertThat(entry.body()).isEqualTo("C");
        assertThat(entry.publishedAt()).isEqualTo("2026-02-24T00:00:00Z");
    }

    @Test
    void read_plainEntitiesOfItsOwn_areSubstituted() {
        FeedEntry entry = feed("<!DOCTYPE rss [<!ENTITY co 'Sample'><!ENTITY sep \"—\">]><rss><channel><item>"
                        + "<title>&co; &sep; &amp;</title></item></channel></rss>")
                .entries()
                .getFirst();
        assertThat(entry.title()).isEqualTo("Sample — &");
    }

    @ParameterizedTest
    @MethodSource
    void read_documentTypeThatReachesOutOrGrows_isRefused(String doctype) {
        // given
        String xml = "<?xml version=\"1.0\"?>" + doctype
                + "<rss><channel><item><title>&a;&b;</title></item></channel></rss>";

        // then
        assertThat(reader.read(xml.getBytes(UTF_8), null, BASE))
                .isInstanceOfSatisfying(
                        NotAFeed.class,
                        not -> assertThat(not.reason())
                                .startsWith("declares a document type")
                                .contains("refused"));
    }

    static Stream<String> read_documentTypeThatReachesOutOrGrows_isRefused() {
        var laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 \"lol\">");
        IntStream.rangeClosed(1, 9)
                .forEach(i -> laughs.append("<!ENTITY l" + i + " \"" + ("&l" + (i - 1) + ";").repeat(10) + "\">"));
        return Stream.of(
                laughs + "<!ENTITY a \"&l9;\">]>",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM 'http://127.0.0.1:1/'>]>",
                "<!DOCTYPE rss [<!ENTITY a PUBLIC \"x\" \"http://127.0.0.1:1/\">]>",
                "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/evil.dtd\"> %p;]>",
                "<!DOCTYPE rss [<!ENTITY % p PUBLIC \"-//W3C//ENTITIES x\" \"file:///etc/hostname\"> %p;]>",
                "<!DOCTYPE rss [<!ENTITY % p \"<!ENTITY a 'x'>\"> %p;]>",
                "<!DOCTYPE rss [<!ENTITY a \"<!DOCTYPE x>\"><!ENTITY b \"&a;\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"&#38;b;\"><!ENTITY b \"&#x26;a;\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"&a;\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"" + "x".repeat(5_000) + "\">]>",
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"x.gif\" NDATA gif>]>",
                "<!-- <rss> --><!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>",
                "<!doctype rss [<!entity a system \"file:///etc/hostname\">]>",
                "<!DOCTYPE rss [<!ENTITY a \"x\"");
    }

    @Test
    void read_smallEntityUsedVeryOften_isRefused() {
        String xml = "<!DOCTYPE rss [<!ENTITY a '" + "x".repeat(200) + "'>]><rss><channel><item><title>"
                + "&a;".repeat(200_000) + "</title></item></channel></rss>";
        assertThat(reader.read(xml.getBytes(UTF_8), null, BASE))
                .isInstanceOfSatisfying(
                        NotAFeed.class, not -> assertThat(not.reason()).contains("refused"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        <description><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/hostname" parse="text"/></description>
        <description><svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/hostname"/></svg></description>
        <content:encoded><![CDATA[<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><p>&a;</p>]]></content:encoded>
        <description>&lt;!DOCTYPE x [&lt;!ENTITY a SYSTEM "file:///etc/hostname">]>&amp;a;</description>
        """)
    void read_contentThatPointsAtFiles_isTextAndNothingIsLoaded(String inner) throws IOException {
        // given
        Path file = Files.writeString(folder.resolve("secret"), "the secret itself");

        // when
        FeedEntry entry = entry("<item><title>T</title>" + inner.replace("/etc/hostname", file.toString()) + "</item>");

        // then
        assertThat(entry.title()).isEqualTo("T");
        assertThat(entry.body()).contains(file.toString()).doesNotContain("the secret itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&lt;", "&amp;", "&", "&#233;", "&eacute;"})
    void read_longEscapedText_isReadWhole(String reference) {
        FeedEntry entry = entry("<item><description>" + reference.repeat(150_000) + "</description></item>");
        assertThat(entry.body()).hasSize(150_000);
    }

    @Test
    void read_markupNestedAsDeepAsPagesNestIt_isRead() {
        String deep = "<b>".repeat(500) + "x" + "</b>".repeat(500);
        assertThat(entry("<item><title>T</title><description>" + deep + "</description></item>")
                        .title())
                .isEqualTo("T");
    }

    @ParameterizedTest
    @MethodSource
    void read_documentMadeToCostMuch_endsWithAResult(String what, String xml) {
        assertThat(reader.read(xml.getBytes(UTF_8), null, BASE)).as(what).isNotNull();
    }

    static Stream<Arguments> read_documentMadeToCostMuch_endsWithAResult() {
        String item = "<item><title>T</title></item>";
        return Stream.of(
                Arguments.of("many open tags", "<rss><channel>" + item + "<a>".repeat(200_000)),
                Arguments.of(
                        "many attributes", "<rss><channel><a " + attributes(20_000) + "/>" + item + "</channel></rss>"),
                Arguments.of("many prefixes", "<rss><channel>" + prefixes(20_000) + item + "</channel></rss>"),
                Arguments.of("open comment", "<!--" + "-".repeat(500_000) + "<rss>"),
                Arguments.of(
                        "many comments", "<!-- -->".repeat(100_000) + "<rss><channel>" + item + "</channel></rss>"),
                Arguments.of("many comment starts", "<!--".repeat(100_000)),
                Arguments.of("document type without end", "<!DOCTYPE rss " + "\"a\" ".repeat(100_000)),
                Arguments.of("declaration without end", "<?xml " + " ".repeat(500_000)),
                Arguments.of(
                        "ampersands",
                        "<rss><channel><item><title>" + "&".repeat(500_000) + "</title></item></channel></rss>"),
                Arguments.of("blanks", " ".repeat(1_000_000) + "<rss><channel>" + item + "</channel></rss>"));
    }

    private static String attributes(int count) {
        var text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append("a").append(i).append("='1' "));
        return text.toString();
    }

    private static String prefixes(int count) {
        var text = new StringBuilder();
        IntStream.range(0, count).forEach(i -> text.append("<p").append(i).append(":a/>"));
        return text.toString();
    }

    private FeedEntry entry(String item) {
        String prefixes =
                item.contains("CDATA[<!DOCTYPE") ? " xmlns:content='http://purl.org/rss/1.0/modules/content/'" : "";
        return feed("<rss version='2.0'" + prefixes + "><channel><title>S</title>" + item + "</channel></rss>")
                .entries()
                .getFirst();
    }

    private Feed feed(String text) {
        FeedResult result = reader.read(text.getBytes(UTF_8), null, BASE);
        assertThat(result).as(String.valueOf(result)).isInstanceOf(Feed.class);
        return (Feed) result;
    }
}
