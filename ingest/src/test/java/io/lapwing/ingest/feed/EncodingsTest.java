package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodingsTest {
    private static final String SIMPLIFIED = "无人机蜂群演示自主目标识别，研究人员表示该系统可以在没有卫星导航的情况下飞行。";
    private static final String TRADITIONAL = "無人機蜂群展示自主目標識別，研究人員表示該系統可以在沒有衛星導航的情況下飛行。";
    private static final String JAPANESE = "ドローンの群れが自律的に目標を識別する実験を行い、研究者は衛星航法なしで飛行できると述べた。";
    private static final String KOREAN = "드론 떼가 자율적으로 목표를 식별하는 시험을 했으며 연구진은 위성 항법 없이 비행할 수 있다고 밝혔다.";
    private static final String RUSSIAN =
            "Рой беспилотников показал самостоятельное распознавание целей, сообщили исследователи института.";
    private static final String GREEK =
            "Σμήνος από μη επανδρωμένα αεροσκάφη αναγνώρισε μόνο του τους στόχους, είπαν οι ερευνητές.";
    private static final String HEBREW =
            "נחיל רחפנים הדגים זיהוי עצמאי של מטרות ללא ניווט לווייני, כך מסרו החוקרים במכון אתמול.";
    private static final String FRENCH =
            "Un essaim de drones a montré qu’il sait reconnaître des cibles à l’œil, selon l’équipe.";
    private static final String TURKISH =
            "İnsansız uçak sürüsü hedefleri kendi başına tanıdı, dedi araştırmacılar; şöyle ğ ı ş.";
    private static final String THAI = "ฝูงโดรนสาธิตการระบุเป้าหมายด้วยตนเอง";

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // named by the declaration
                "SIMPLIFIED, GB18030, gb2312, -",
                "SIMPLIFIED, GB18030, GBK, -",
                "SIMPLIFIED, GB18030, GB_2312-80, -",
                "SIMPLIFIED, GB18030, EUC-CN, -",
                "SIMPLIFIED, GB18030, cp936, -",
                "TRADITIONAL, Big5, big5, -",
                "TRADITIONAL, Big5, cp950, -",
                "JAPANESE, windows-31j, Shift_JIS, -",
                "JAPANESE, windows-31j, x-sjis, -",
                "JAPANESE, EUC-JP, euc-jp, -",
                "JAPANESE, ISO-2022-JP, iso-2022-jp, -",
                "KOREAN, x-windows-949, euc-kr, -",
                "RUSSIAN, windows-1251, windows-1251, -",
                "RUSSIAN, windows-1251, win-1251, -",
                "RUSSIAN, windows-1251, cp1251, -",
                "RUSSIAN, KOI8-R, koi8-r, -",
                "RUSSIAN, KOI8-R, koi8_r, -",
                "RUSSIAN, ISO-8859-5, iso-8859-5, -",
                "GREEK, windows-1253, windows-1253, -",
                "HEBREW, windows-1255, windows-1255, -",
                "FRENCH, windows-1252, iso-8859-1, -",
                "FRENCH, windows-1252, latin1, -",
                "TURKISH, windows-1254, iso-8859-9, -",
                "THAI, x-windows-874, tis-620, -",
                "SIMPLIFIED, UTF-8, utf8, -",
                "PLAIN, IBM037, ibm037, -",
                // named by the header
                "SIMPLIFIED, GB18030, -, text/xml; charset=gb2312",
                "TRADITIONAL, Big5, -, text/xml;charset=\"big5\"",
                "RUSSIAN, KOI8-R, -, text/xml; charset = koi8-r",
                "RUSSIAN, windows-1251, -, 'text/xml; charset=''windows-1251'''",
                // by mark or pattern
                "SIMPLIFIED, UTF-16, utf-16, -",
                "SIMPLIFIED, UTF-16LE, utf-16, -",
                "SIMPLIFIED, UTF-16BE, -, text/xml; charset=utf-8",
                "SIMPLIFIED, UTF-32, -, -",
                "SIMPLIFIED, UTF-32LE, -, -",
                "SIMPLIFIED, UTF-32BE, -, -",
                // by statistics
                "SIMPLIFIED, GB18030, -, -",
                "TRADITIONAL, Big5, -, -",
                "JAPANESE, windows-31j, -, -",
                "JAPANESE, EUC-JP, -, -",
                "KOREAN, x-windows-949, -, -",
                "RUSSIAN, windows-1251, -, -",
                "RUSSIAN, KOI8-R, -, -",
                "HEBREW, windows-1255, -, -",
                "FRENCH, windows-1252, -, -",
                // named wrongly
                "SIMPLIFIED, UTF-8, gb2312, text/xml; charset=iso-8859-1",
                "SIMPLIFIED, GB18030, utf-8, -",
                "SIMPLIFIED, GB18030, iso-8859-1, -",
                "SIMPLIFIED, GB18030, -, text/xml; charset=us-ascii",
                "TRADITIONAL, Big5, utf-8, text/xml; charset=utf-8",
                "RUSSIAN, windows-1251, iso-8859-1, -",
                "FRENCH, windows-1252, utf-8, -",
                "FRENCH, UTF-8, utf-16, -",
                "FRENCH, windows-1252, utf-16, text/xml; charset=utf-16",
                "RUSSIAN, KOI8-R, koi8-r, text/xml; charset=utf-8",
                "SIMPLIFIED, GB18030, no-such-name, -",
            })
    void decode_textInAnEncoding_isRead(
            String sample, String encoding, @Nullable String declared, @Nullable String contentType) {
        // given
        String declaration = declared == null ? "" : "<?xml version=\"1.0\" encoding=\"" + declared + "\"?>";
        String text = declaration + "<rss><channel><title>" + sample(sample) + "</title></channel></rss>";

        // then
        assertThat(Encodings.decode(text.getBytes(Charset.forName(encoding)), contentType))
                .isEqualTo(text);
    }

    @Test
    void decode_utf8WithStrayLatinBytes_keepsBoth() {
        // given
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("<a>无人机 ".getBytes(UTF_8));
        bytes.writeBytes(new byte[] {'c', 'a', 'f', (byte) 0xe9, ' ', (byte) 0x93, 'x', (byte) 0x94});
        bytes.writeBytes(" 演示</a>".getBytes(UTF_8));

        // then
        assertThat(Encodings.decode(bytes.toByteArray(), "text/xml; charset=utf-8"))
                .isEqualTo("<a>无人机 café “x” 演示</a>");
    }

    @Test
    void decode_utf8CutWithinACharacter_keepsTheRest() {
        byte[] whole = "<a>无人机".getBytes(UTF_8);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThat(Encodings.decode(cut, null)).startsWith("<a>无人");
    }

    @Test
    void decode_oneDamagedByteInGbk_keepsTheEncoding() {
        // given
        byte[] bytes = ("<a>" + SIMPLIFIED + SIMPLIFIED + "</a>").getBytes(Charset.forName("GB18030"));
        bytes[bytes.length - 5] = (byte) 0xff;

        // then
        assertThat(Encodings.decode(bytes, "text/xml; charset=gb2312")).contains(SIMPLIFIED);
    }

    @Test
    void decode_nothing_isEmpty() {
        assertThat(Encodings.decode(new byte[0], "text/xml; charset=utf-16")).isEmpty();
    }

    private static String sample(String name) {
        return switch (name) {
            case "SIMPLIFIED" -> SIMPLIFIED;
            case "TRADITIONAL" -> TRADITIONAL;
            case "JAPANESE" -> JAPANESE;
            case "KOREAN" -> KOREAN;
            case "RUSSIAN" -> RUSSIAN;
            case "GREEK" -> GREEK;
            case "HEBREW" -> HEBREW;
            case "FRENCH" -> FRENCH;
            case "TURKISH" -> TURKISH;
            case "THAI" -> THAI;
            case "PLAIN" -> "Drones show how they see";
            default -> throw new IllegalArgumentException(name);
        };
    }
}
