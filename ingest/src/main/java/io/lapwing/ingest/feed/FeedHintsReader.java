package io.lapwing.ingest.feed;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Takes the hints out of a feed document. What is written in no sensible form asks for nothing; left where it is, it
/// would keep the feed parser from reading the rest.
final class FeedHintsReader {
    private static final Namespace SYNDICATION =
            Namespace.getNamespace("sy", "http://purl.org/rss/1.0/modules/syndication/");
    private static final int HOURS = 24;
    private static final int LONGEST_NUMBER = 6;
    /// Letters that tell a day from the others.
    private static final int DAY_LETTERS = 3;

    private FeedHintsReader() {}

    static FeedHints take(Document document) {
        Element head = head(document.getRootElement());
        FeedHints hints = read(head);
        List.copyOf(head.getChildren()).stream().filter(FeedHintsReader::isHint).forEach(Element::detach);
        return hints;
    }

    private static boolean isHint(Element element) {
        return switch (element.getName().toLowerCase(Locale.ROOT)) {
            case "ttl", "skiphours", "skipdays", "updateperiod", "updatefrequency", "updatebase" -> true;
            default -> false;
        };
    }

    private static FeedHints read(Element head) {
        Duration ttl = number(own(head, "ttl")).stream()
                .mapToObj(Duration::ofMinutes)
                .findFirst()
                .orElse(Duration.ZERO);
        Duration period = period(head);
        return new FeedHints(ttl.compareTo(period) > 0 ? ttl : period, hours(head), days(head));
    }

    private static Element head(Element root) {
        return root.getChildren().stream()
                .filter(child -> child.getName().equals("channel"))
                .findFirst()
                .orElse(root);
    }

    /// The period divided by how often within it, once if that is not said.
    private static Duration period(Element head) {
        Optional<Duration> period = syndication(head, "updatePeriod")
                .map(name -> switch (name.toLowerCase(Locale.ROOT)) {
                    case "hourly" -> Duration.ofHours(1);
                    case "daily" -> Duration.ofDays(1);
                    case "weekly" -> Duration.ofDays(7);
                    case "monthly" -> Duration.ofDays(30);
                    case "yearly" -> Duration.ofDays(365);
                    default -> Duration.ZERO;
                });
        int times = number(syndication(head, "updateFrequency")).orElse(1);
        return period.orElse(Duration.ZERO).dividedBy(Math.max(1, times));
    }

    private static Set<Integer> hours(Element head) {
        return listed(head, "skipHours", "hour")
                .map(text -> number(Optional.of(text)))
                .flatMap(number -> number.stream().boxed())
                .filter(hour -> hour <= HOURS)
                .map(hour -> hour % HOURS) // some count from 1 to 24
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<DayOfWeek> days(Element head) {
        List<String> names = listed(head, "skipDays", "day")
                .map(name -> name.toUpperCase(Locale.ROOT))
                .filter(name -> name.length() >= DAY_LETTERS)
                .toList();
        var days = new HashSet<DayOfWeek>();
        Arrays.stream(DayOfWeek.values())
                .filter(day -> names.stream().anyMatch(day.name()::startsWith))
                .forEach(days::add);
        return Set.copyOf(days);
    }

    private static Stream<String> listed(Element head, String list, String element) {
        return head.getChildren().stream()
                .filter(child -> child.getName().equalsIgnoreCase(list))
                .flatMap(child -> child.getChildren().stream())
                .filter(child -> child.getName().equalsIgnoreCase(element))
                .map(Element::getTextTrim);
    }

    private static Optional<String> own(Element head, String name) {
        return head.getChildren().stream()
                .filter(child -> child.getName().equals(name))
                .map(Element::getTextTrim)
                .findFirst();
    }

    private static Optional<String> syndication(Element head, String name) {
        return head.getChildren().stream()
                .filter(child -> FeedNamespaces.is(child, name, SYNDICATION))
                .map(Element::getTextTrim)
                .findFirst();
    }

    private static OptionalInt number(Optional<String> text) {
        return text
                .filter(digits -> !digits.isEmpty() && digits.length() <= LONGEST_NUMBER)
                .filter(digits -> digits.chars().allMatch(c -> c >= '0' && c <= '9'))
                .stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
