package io.lapwing.ingest.feed;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;

/// Elements of RSS under one name and without a namespace, whatever case they are written in and whichever address
/// their
/// version declares.
final class RssNames {
    private static final Map<String, String> NAMES = Stream.of(
                    "author",
                    "body",
                    "category",
                    "channel",
                    "comments",
                    "description",
                    "enclosure",
                    "guid",
                    "item",
                    "language",
                    "lastBuildDate",
                    "link",
                    "managingEditor",
                    "pubDate",
                    "source",
                    "title",
                    "ttl")
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));

    private RssNames() {}

    /// Whether an element has this name, by any writing.
    static boolean is(Element element, String name) {
        return element.getName().equalsIgnoreCase(name);
    }

    /// Plain RSS, if the element is of RSS or of the namespace that its channel declares for itself.
    static Element plain(Element element, String ownNamespace) {
        if (FeedNamespaces.isRss(element) || element.getNamespaceURI().equals(ownNamespace)) {
            if (!element.getNamespaceURI().isEmpty()) {
                FeedNamespaces.put(element, Namespace.NO_NAMESPACE);
            }
            String known = NAMES.get(element.getName().toLowerCase(Locale.ROOT));
            if (known != null && !known.equals(element.getName())) {
                element.setName(known);
            }
        }
        return element;
    }
}
