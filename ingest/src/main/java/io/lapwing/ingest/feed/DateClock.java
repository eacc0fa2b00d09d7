package io.lapwing.ingest.feed;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Times of day and their zones.
final class DateClock {
    private static final Pattern TIME = Pattern.compile(
            "t?(\\d{1,2})[:h](\\d{1,2})(?:[:m](\\d{1,2})(?:[.,](\\d{1,9})\\d*)?)?[s,]?(am|pm|a\\.m\\.|p\\.m\\.)?([^:,].*)?");
    private static final Pattern BASIC = Pattern.compile("t(\\d\\d)(?:(\\d\\d)(?:(\\d\\d)(?:[.,]\\d+)?)?)?(z|[-+].*)?");
    private static final Pattern HOUR = Pattern.compile("(\\d{1,2})(am|pm|a\\.m\\.|p\\.m\\.|h)");
    private static final Pattern OFFSET = Pattern.compile("(?:gmt|utc|ut|z)?([-+−])(\\d{1,2}):?(\\d\\d)?");
    private static final Pattern REGION = Pattern.compile("[a-z_]+/[a-z_/+-]+\\d*");
    private static final Set<String> FORENOON = Set.of("am", "a.m.", "上午", "午前", "오전", "凌晨", "早上", "πμ", "de.");
    private static final Set<String> AFTERNOON = Set.of("pm", "p.m.", "下午", "午後", "오후", "晚上", "中午", "μμ", "du.");

    private DateClock() {}

    static boolean isTime(String token) {
        if (!Character.isDigit(token.charAt(0)) && token.charAt(0) != 't') {
            return false; // no time begins otherwise
        }
        return TIME.matcher(token).matches()
                || BASIC.matcher(token).matches()
                || HOUR.matcher(token).matches();
    }

    /// @throws DateTimeException if there is no such time or zone
    static boolean time(String token, DateParts parts) {
        Matcher time = TIME.matcher(token);
        if (time.matches()) {
            return parts.time(at(time, 1), at(time, 2), at(time, 3), nanos(time.group(4)))
                    && (time.group(5) == null || dayHalf(time.group(5), parts))
                    && rest(time.group(6), parts);
        }
        Matcher basic = BASIC.matcher(token);
        if (basic.matches()) {
            return parts.time(at(basic, 1), at(basic, 2), at(basic, 3), 0) && rest(basic.group(4), parts);
        }
        Matcher hour = HOUR.matcher(token);
        return hour.matches()
                && parts.time(at(hour, 1), 0, 0, 0)
                && (hour.group(2).equals("h") || dayHalf(hour.group(2), parts));
    }

    /// A time of four or six digits without separators.
    static boolean bare(String digits, DateParts parts) {
        return digits.length() == 4
                && parts.time(Integer.parseInt(digits, 0, 2, 10), Integer.parseInt(digits, 2, 4, 10), 0, 0);
    }

    /// Words for the halves of the day; false if it is none.
    static boolean dayHalf(String token, DateParts parts) {
        return (FORENOON.contains(token) && parts.afternoon(false))
                || (AFTERNOON.contains(token) && parts.afternoon(true));
    }

    static boolean isZone(String token) {
        return OFFSET.matcher(token).matches()
                || Zones.isKnown(token)
                || REGION.matcher(token).matches();
    }

    /// @throws DateTimeException if there is no such zone
    static boolean zone(String token, DateParts parts) {
        Matcher offset = OFFSET.matcher(token);
        if (offset.matches()) {
            int minutes = 60 * at(offset, 2) + at(offset, 3);
            int seconds = 60 * (offset.group(1).equals("+") ? minutes : -minutes);
            return at(offset, 3) < 60 && parts.zone(ZoneOffset.ofTotalSeconds(seconds));
        }
        return parts.zone(Zones.isKnown(token) ? Zones.named(token) : region(token));
    }

    private static ZoneId region(String token) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).equals(token))
                .findFirst()
                .map(ZoneId::of)
                .orElse(ZoneOffset.UTC);
    }

    /// What follows the time without a space.
    private static boolean rest(@Nullable String text, DateParts parts) {
        return text == null || (isZone(text) && zone(text, parts));
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "00000000").substring(0, 9));
    }

    private static int at(Matcher match, int group) {
        return match.group(group) == null ? 0 : Integer.parseInt(match.group(group));
    }
}
