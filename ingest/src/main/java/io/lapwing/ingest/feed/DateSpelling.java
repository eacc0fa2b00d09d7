package io.lapwing.ingest.feed;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Brings the spelling of dates together: lower case, no accents, one space between words, East Asian dates in figures.
final class DateSpelling {
    private static final Pattern EAST_ASIAN_DATE =
            Pattern.compile("(令和|平成|民國|民国|西暦|公元)? ?(\\d{1,4}|元)([年년]) ?(\\d{1,2}) ?[月월](?: ?(\\d{1,2}) ?[日号號일])?");
    private static final Pattern EAST_ASIAN_TIME =
            Pattern.compile("(\\d{1,2}) ?([时時点點시])(?: ?(\\d{1,2}) ?[分분])?(?: ?(\\d{1,2}) ?[秒초])?");
    private static final Pattern HALF_OF_DAY = Pattern.compile("(上午|下午|午前|午後|오전|오후|凌晨|早上|晚上|中午)");
    private static final Pattern JAPANESE = Pattern.compile("令和|平成|午前|午後|曜|\\([月火水木金土日]\\)");
    private static final char LAST_ASCII = 0x7f;
    /// Years before the first of an era.
    private static final Map<String, Integer> ERAS = Map.of("令和", 2018, "平成", 1988, "民國", 1911, "民国", 1911);

    private static final Pattern ACCENT = Pattern.compile("\\p{M}");
    private static final Pattern COMMENT = Pattern.compile("\\([^)]*\\)");
    /// A comma that does not open a fraction of a second.
    private static final Pattern COMMA = Pattern.compile("(?<!:\\d\\d),");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern DAY_T_TIME = Pattern.compile("(?<=[\\d]),?t(?=\\d)");
    private static final Pattern NAMED_MONTH =
            Pattern.compile("(?<![\\d-])(\\d{1,4})[-/](\\p{L}{3,})\\.?[-/](\\d{1,4})(?:[t:](?=\\d))?");

    private DateSpelling() {}

    /// @param parts told which zone the writing suggests
    static String plain(String text, DateParts parts) {
        String words = isAscii(text) ? text.toLowerCase(Locale.ROOT) : folded(text, parts);
        String bare = words.indexOf('(') < 0 ? words : COMMENT.matcher(words).replaceAll(" ");
        String apart = DAY_T_TIME
                .matcher(NAMED_MONTH.matcher(bare).replaceAll(DateSpelling::dayMonthYear))
                .replaceAll(" t");
        return SPACE.matcher(COMMA.matcher(apart).replaceAll(", "))
                .replaceAll(" ")
                .strip();
    }

    /// What may hold accents or East Asian writing.
    private static String folded(String text, DateParts parts) {
        String figures = eastAsian(Normalizer.normalize(text, Form.NFKC), parts).toLowerCase(Locale.ROOT);
        String words = ACCENT.matcher(Normalizer.normalize(figures, Form.NFD)).replaceAll("");
        return Normalizer.normalize(words, Form.NFC).replace('ς', 'σ');
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c <= LAST_ASCII);
    }

    private static String dayMonthYear(MatchResult match) {
        boolean yearFirst = match.group(1).length() == 4;
        String day = match.group(yearFirst ? 3 : 1);
        String year = match.group(yearFirst ? 1 : 3);
        return day + " " + match.group(2) + " " + year + " ";
    }

    private static String eastAsian(String text, DateParts parts) {
        Matcher date = EAST_ASIAN_DATE.matcher(text);
        boolean korean = text.contains("오전") || text.contains("오후");
        if (!date.find() && !korean && !HALF_OF_DAY.matcher(text).find()) {
            return text;
        }
        date.reset();
        korean |= text.contains("년");
        parts.usually(ZoneOffset.ofHours(korean || JAPANESE.matcher(text).find() ? 9 : 8));
        String dated = date.replaceAll(DateSpelling::figures);
        String timed = EAST_ASIAN_TIME
                .matcher(dated)
                .replaceAll(m -> m.group(1) + ":" + orZero(m.group(3)) + ":" + orZero(m.group(4)) + " ");
        return HALF_OF_DAY.matcher(timed).replaceAll(" $1 ");
    }

    private static String figures(MatchResult match) {
        int year = match.group(2).equals("元") ? 1 : Integer.parseInt(match.group(2));
        String era = match.group(1);
        int full = year + (era == null ? 0 : ERAS.getOrDefault(era, 0));
        return String.format(
                Locale.ROOT, "%04d-%s-%s ", full, match.group(4), match.group(5) == null ? "1" : match.group(5));
    }

    private static String orZero(@Nullable String digits) {
        return digits == null ? "0" : digits;
    }
}
