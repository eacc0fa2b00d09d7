package io.lapwing.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Paging;
import io.lapwing.ingest.source.Since;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What address a page of an API has.
public final class ApiAddress {
    private ApiAddress() {}

    /// Where to begin or go on: a position whose run has begun.
    ///
    /// @param position where the source was left
    /// @param now the time, which no item is believed to lie behind
    public static ApiPosition begin(JsonApiSource source, ApiPosition position, Instant now) {
        if (position.next() != null || source.since().isEmpty()) {
            return position;
        }
        Since since = source.since().get();
        Instant newest = position.newest();
        Instant from =
                newest == null ? now.minus(since.first()) : (newest.isAfter(now) ? now : newest).minus(since.overlap());
        return new ApiPosition(newest, from, null, 0, 0, position.reach(), position.completed());
    }

    /// The address of the page that a position stands before.
    ///
    /// @param movedTo where the source has moved for good; null if it has not
    /// @throws IllegalArgumentException if the API named a next page that has no proper address
    public static URI of(JsonApiSource source, ApiPosition position, @Nullable URI movedTo) {
        Instant from = position.from();
        String base = source.since().isPresent() && from != null
                ? source.template()
                        .replace(
                                Since.PLACE, encoded(source.since().get().form().format(from)))
                : movedTo == null ? source.template() : movedTo.toString();
        String next = position.next();
        if (next == null) {
            return URI.create(base);
        }
        return URI.create(
                switch (source.paging()) {
                    case Paging.None _ -> base;
                    case Paging.ByCursor paging -> with(base, paging.parameter(), next);
                    case Paging.ByPage paging -> with(base, paging.parameter(), next);
                    case Paging.ByLink _ -> next;
                });
    }

    /// An address with a query parameter, in place of the one of that name if it has it.
    private static String with(String address, String name, String value) {
        int hash = address.indexOf('#');
        String plain = hash < 0 ? address : address.substring(0, hash);
        int question = plain.indexOf('?');
        String path = question < 0 ? plain : plain.substring(0, question);
        var query = new StringBuilder();
        if (question >= 0) {
            for (String pair : plain.substring(question + 1).split("&")) {
                if (!pair.isEmpty() && !pair.equals(name) && !pair.startsWith(name + "=")) {
                    query.append(pair).append('&');
                }
            }
        }
        return path + "?" + query + name + "=" + encoded(value);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }
}
