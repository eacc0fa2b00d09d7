package io.lapwing.enrich.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextCleanerTest {
    private final TextCleaner cleaner = new TextCleaner(200);

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("plain text", "plain text"),
                Arguments.of("  two  spaces\tand a tab ", "two spaces and a tab"),
                Arguments.of("<p>One</p><p>Two<br>Three</p>", "One\nTwo\nThree"),
                Arguments.of("<ul><li>a</li><li>b</li></ul>", "a\nb"),
                Arguments.of("<table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>", "1 2\n3"),
                Arguments.of("a<script>alert(1)</script><style>p{}</style><!-- no -->b", "ab"),
                Arguments.of("text <img src='https://t.example/p.gif' width=1 height=1>", "text"),
                Arguments.of("<div hidden>no</div><div style='display: none'>no</div><b>yes</b>", "yes"),
                Arguments.of("AT&amp;T &lt;b&gt; &#8220;x&#8221; &copy;", "AT&T <b> “x” ©"),
                Arguments.of("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
                Arguments.of("<p>unclosed <b>tags", "unclosed tags"),
                Arguments.of("ＡＩ芯片，１００％", "AI芯片,100%"),
                Arguments.of("ﬁne ①", "fine 1"),
                Arguments.of("Falcon\u2122 9", "Falcon 9"),
                Arguments.of("left\u202Eright\u202C \u2066x\u2069\u200B", "leftright x"),
                Arguments.of("soft\u00ADhyphen zero\u200Dwidth \uFEFFmark", "softhyphen zerowidth mark"),
                Arguments.of("bell\u0007 null\u0000 next\u0085line", "bell null next line"),
                Arguments.of("lone \uD83D high", "lone \uFFFD high"),
                Arguments.of("lone \uDE80 low", "lone \uFFFD low"),
                Arguments.of("rocket \uD83D\uDE80 kept", "rocket \uD83D\uDE80 kept"),
                Arguments.of("cafe\u0301", "café"),
                Arguments.of("\u1112\u1161\u11AB", "\uD55C"),
                Arguments.of("a\u3000b\u00A0c\u2028d", "a b c\nd"),
                Arguments.of("a\n\n \n b", "a\nb"),
                Arguments.of("&lt;p&gt;Drone &lt;b&gt;swarm&lt;/b&gt;&lt;/p&gt;", "Drone swarm"),
                Arguments.of("&amp;lt;p&amp;gt;One &amp;amp; two&amp;lt;/p&amp;gt;", "One & two"),
                Arguments.of("AT&amp;amp;T", "AT&T"),
                Arguments.of("<div>&lt;p&gt;One&lt;/p&gt;&lt;p&gt;it&amp;#39;s&lt;/p&gt;</div>", "One\nit's"),
                Arguments.of("<p>a &lt;b&gt; tag in prose</p>", "a <b> tag in prose"),
                Arguments.of("<![CDATA[<p>In CDATA</p>]]>", "In CDATA"),
                Arguments.of("<!-- a comment --><p>after</p>", "after"),
                Arguments.of("<tr><td>1</td><td>2</td></tr>", "1 2"),
                Arguments.of("<ul><li>a<li>b</ul>", "a\nb"),
                Arguments.of("<p style='DISPLAY: None'>no</p>yes", "yes"),
                Arguments.of("<p style='visibility: hidden'>no</p>yes", "yes"),
                Arguments.of("<ruby>漢<rt>kan</rt></ruby>", "漢"),
                Arguments.of("<nav>Home</nav><main>Story</main>", "Story"),
                Arguments.of(
                        "<p>Story.</p><p>The post <a href=x>Story</a> appeared first on Drone Times.</p>", "Story."),
                Arguments.of("<p>Story. <a href=x>Continue reading &#8594;</a></p>", "Story."),
                Arguments.of("<p>他说。</p><p>阅读全文</p>", "他说。"),
                Arguments.of(
                        "<p>They continue reading. Read more books, he said.</p>",
                        "They continue reading. Read more books, he said."),
                Arguments.of("x &#0; &#xD83D; &#x110000; &bogus; y", "x � � � &bogus; y"),
                Arguments.of("<script>never closed", ""),
                Arguments.of("<", "<"),
                Arguments.of("</", "</"),
                Arguments.of("<a", ""),
                Arguments.of("&#x", "&#x"),
                Arguments.of("<p/>x<br/>y", "x\ny"),
                Arguments.of("", ""),
                Arguments.of(" \n ", ""));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void text_ofAnyForm_isClean(String body, String clean) {
        assertThat(cleaner.text(body)).isEqualTo(clean);
    }

    @Test
    void title_overSeveralLines_isOneLine() {
        assertThat(cleaner.title("One<br>two\nthree")).isEqualTo("One two three");
    }

    @Test
    void text_tooLong_isCutBetweenCodePoints() {
        String rockets = "\uD83D\uDE80".repeat(300);

        String clean = cleaner.text(rockets);

        assertThat(clean.codePointCount(0, clean.length())).isEqualTo(200);
        assertThat(rockets).startsWith(clean);
    }

    @Test
    void text_ofManyCombiningMarks_isCutToAFew() {
        assertThat(cleaner.text("e" + "\u0323\u0301".repeat(100))).hasSizeLessThan(12);
    }

    @Test
    void text_hugeAndDeeplyNested_isRead() {
        assertThat(cleaner.text("<div>".repeat(50_000) + "deep")).isEqualTo("deep");
        assertThat(cleaner.text("x".repeat(5_000_000))).hasSize(200);
    }

    @Test
    void text_behindLargePicture_isRead() {
        String picture = "<img src=\"data:image/png;base64," + "iVBORw0K/Ggo".repeat(50_000) + "\">";

        assertThat(cleaner.text(picture + "<p>seen</p>")).isEqualTo("seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<b>", "<a <b ", "<a b/c", "<a b='c'd="})
    void text_behindTooMuchMarkup_isLeftOut(String piece) {
        String much = piece.repeat(Markup.MAX_PIECES + 1);

        assertThat(cleaner.body("<p>first</p>" + much + "> <p>behind</p>"))
                .isEqualTo(new TextCleaner.Body("first", true));
    }

    @Test
    void body_withinBounds_isNotCut() {
        assertThat(cleaner.body("<p>" + "x".repeat(200) + "</p> \n").cut()).isFalse();
        assertThat(cleaner.body("x".repeat(200) + " y")).isEqualTo(new TextCleaner.Body("x".repeat(200), true));
        assertThat(cleaner.body("x".repeat(199) + " y")).isEqualTo(new TextCleaner.Body("x".repeat(199), true));
    }

    static LongStream seeds() {
        return new Random().longs(500);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void text_ofRandomCharacters_isNormalAndStaysSo(long seed) {
        String clean = cleaner.text(RandomText.of(new Random(seed)));

        assertThat(Normalizer.isNormalized(clean, Normalizer.Form.NFKC)).isTrue();
        assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(200);
        assertThat(clean.codePoints().mapToObj(Character::getType))
                .allMatch(type ->
                        type != Character.SURROGATE && type != Character.FORMAT && type != Character.LINE_SEPARATOR);
        assertThat(clean.codePoints().filter(c -> c != '\n' && Character.getType(c) == Character.CONTROL))
                .isEmpty();
        assertThat(clean).doesNotContain("  ", "\n\n", " \n", "\n ").isEqualTo(clean.strip());
    }
}
