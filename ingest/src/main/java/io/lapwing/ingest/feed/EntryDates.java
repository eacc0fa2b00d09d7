package io.lapwing.ingest.feed;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// Dates of entries: the first place that holds a date that can be read ([FeedDates]) counts, and is written again in
/// the
/// one form that the parser behind knows.
final class EntryDates {
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private EntryDates() {}

    /// A place where a date may stand.
    record Place(String name, Namespace namespace) {}

    /// Says the first date of these places in the element `target`; leaves the element out if there is none.
    static void tell(Element entry, String target, Namespace namespace, List<Place> places) {
        Instant date = places.stream()
                .map(place -> first(entry, place))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        entry.removeChildren(target, namespace);
        if (date != null) {
            entry.addContent(new Element(target, namespace).setText(PLAIN.format(date)));
        }
    }

    private static @Nullable Instant first(Element entry, Place place) {
        return entry.getChildren(place.name(), place.namespace()).stream()
                .map(element -> FeedDates.parse(element.getValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
