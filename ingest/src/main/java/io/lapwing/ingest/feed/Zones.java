package io.lapwing.ingest.feed;

import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// Short names of zones. Where a name stands for several, it is what RFC 822 says (`CST` is American), else what the
/// news
/// in that language means.
final class Zones {
    private static final String TABLE = """
        ut 0 gmt 0 utc 0 z 0 wet 0 uct 0 zulu 0 west 1 bst 1 cet 1 met 1 mez 1 wat 1 cest 2 mest 2 mesz 2 eet 2 sast 2
        cat 2 eest 3 msk 3 eat 3 trt 3 msd 4 gst 4 samt 4 pkt 5 yekt 5 ist 5:30 npt 5:45 ict 7 wib 7 krat 7 sgt 8
        hkt 8 myt 8 pht 8 wita 8 awst 8 cct 8 irkt 8 bjt 8 jst 9 kst 9 wit 9 acst 9:30 aest 10 acdt 10:30 aedt 11
        nzst 12 nzdt 13 art -3 brt -3 clst -3 adt -3 ndt -2:30 nst -3:30 brst -2 ast -4 at -4 clt -4 edt -4 est -5
        et -5 cot -5 pet -5 cdt -5 cst -6 ct -6 mdt -6 mst -7 mt -7 pdt -7 pst -8 pt -8 akdt -8 akst -9 hst -10
        """;
    private static final Map<String, ZoneOffset> BY_NAME = table();

    private Zones() {}

    /// Whether it is a name of a zone, or a single letter, which RFC 5322 (4.3) lets mean UTC.
    static boolean isKnown(String name) {
        return BY_NAME.containsKey(name) || (name.length() == 1 && name.charAt(0) >= 'a' && name.charAt(0) <= 'z');
    }

    static ZoneOffset named(String name) {
        return BY_NAME.getOrDefault(name, ZoneOffset.UTC);
    }

    private static Map<String, ZoneOffset> table() {
        var zones = new HashMap<String, ZoneOffset>();
        String[] words = TABLE.strip().split("\\s+");
        for (int i = 0; i < words.length; i += 2) {
            String[] hours = words[i + 1].split(":");
            int minutes = hours.length == 1 ? 0 : Integer.parseInt(hours[1]);
            int sign = words[i + 1].startsWith("-") ? -1 : 1;
            zones.put(words[i], ZoneOffset.ofHoursMinutes(Integer.parseInt(hours[0]), sign * minutes));
        }
        return Map.copyOf(zones);
    }
}
