package io.lapwing.ingest.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lapwing.ingest.fetch.FailureReason;
import io.lapwing.ingest.fetch.FetchResult;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.FeedDrafts;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.source.JsonApiSource;
import io.lapwing.ingest.source.Paging;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/// Reads the answers of APIs. A function of its arguments.
public final class ApiPages {
    /// Items that one run takes at most, since the cursor remembers them.
    static final int MOST_ITEMS = 5_000;

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ApiPages() {}

    /// Reads an answer.
    ///
    /// @param position the position that it was asked for from
    /// @param answer the answer
    public static ApiAnswer read(JsonApiSource source, ApiPosition position, FetchResult.Modified answer) {
        JsonNode root;
        try {
            root = parse(answer);
        } catch (JsonProcessingException e) {
            String place =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            return unreadable(FailureReason.NOT_JSON, "is not JSON" + place + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            return unreadable(FailureReason.NOT_JSON, "cannot be decoded: " + e.getMessage());
        }
        return items(source, root)
                .map(items -> page(source, position, answer, root, items))
                .orElseGet(() -> unreadable(
                        FailureReason.WRONG_PATH,
                        "has nothing at " + source.fields().items() + "; it is " + describe(root)));
    }

    private static JsonNode parse(FetchResult.Modified answer) throws IOException {
        ContentType type = ContentType.parseLenient(answer.contentType());
        Charset charset = type == null ? null : type.getCharset();
        // Without a name, Jackson tells UTF-8, UTF-16 and UTF-32 apart by the first bytes, as RFC 8259 has it.
        JsonNode root =
                charset == null ? MAPPER.readTree(answer.body()) : MAPPER.readTree(new String(answer.body(), charset));
        return root == null ? MAPPER.missingNode() : root;
    }

    private static Optional<List<JsonNode>> items(JsonApiSource source, JsonNode root) {
        return source.fields().items().find(root).flatMap(found -> {
            if (found.size() == 1 && found.getFirst().isArray()) {
                return Optional.of(found.getFirst().valueStream().toList());
            }
            boolean none = found.size() == 1 && found.getFirst().isNull();
            return none ? Optional.empty() : Optional.of(found);
        });
    }

    private static ApiAnswer page(
            JsonApiSource source,
            ApiPosition position,
            FetchResult.Modified answer,
            JsonNode root,
            List<JsonNode> items) {
        if (items.size() > MOST_ITEMS) {
            return unreadable(
                    FailureReason.TOO_LARGE,
                    "has " + items.size() + " items; at most " + MOST_ITEMS + " are taken, so ask for smaller pages");
        }
        var flaws = new Flaws.Gathering();
        var reader = new ApiItems(source.profile(), source.fields(), answer.url(), flaws);
        var drafts = new ArrayList<Draft>();
        for (JsonNode item : items) {
            reader.draft(item, drafts.size() + flaws.flaws().skipped() + 1).ifPresent(drafts::add);
        }
        if (drafts.isEmpty() && !items.isEmpty()) {
            return unreadable(
                    FailureReason.WRONG_PATH,
                    "has " + items.size() + " items that cannot be read: "
                            + flaws.flaws().remarks().getFirst() + "; it is " + describe(items.getFirst()));
        }
        String next = items.isEmpty() ? null : next(source.paging(), position, root, answer);
        return advance(source, position, FeedDrafts.distinct(drafts), next, answer.url(), flaws);
    }

    private static ApiAnswer advance(
            JsonApiSource source,
            ApiPosition position,
            List<Draft> drafts,
            @Nullable String next,
            URI url,
            Flaws.Gathering flaws) {
        int pages = position.pages() + 1;
        int shown = position.shown() + drafts.size();
        var after = new ApiPosition(
                newest(position, drafts),
                position.from(),
                next,
                pages,
                shown,
                Math.max(position.reach(), shown),
                position.completed());
        if (next == null) {
            return new ApiAnswer.Page(drafts, null, after.atEnd(), flaws.flaws());
        }
        if (source.paging() instanceof Paging.ByLink && !isSameHost(next, url)) {
            return unreadable(
                    FailureReason.REDIRECT, "names a next page that is not at the same host; that is not followed");
        }
        if (pages >= source.paging().maxPages() || shown >= MOST_ITEMS) {
            if (source.since().isPresent() || position.completed()) {
                flaws.remark("the reading stops after " + pages + " pages and " + shown + " items, though there are"
                        + " more; raise paging.max_pages or lower the interval");
            }
            return new ApiAnswer.Page(drafts, null, after.atEnd(), flaws.flaws());
        }
        return new ApiAnswer.Page(drafts, after, after.atEnd(), flaws.flaws());
    }

    private static @Nullable Instant newest(ApiPosition position, List<Draft> drafts) {
        return drafts.stream()
                .map(Draft::publishedAt)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .filter(date -> position.newest() == null || date.isAfter(position.newest()))
                .orElse(position.newest());
    }

    private static @Nullable String next(
            Paging paging, ApiPosition position, JsonNode root, FetchResult.Modified answer) {
        String mark = switch (paging) {
            case Paging.None _ -> null;
            case Paging.ByCursor by -> by.mark().text(root).orElse(null);
            case Paging.ByPage by -> String.valueOf(by.first() + (long) by.step() * (position.pages() + 1));
            case Paging.ByLink by -> {
                String link =
                        by.next() == null ? answer.next() : by.next().text(root).orElse(null);
                yield link == null ? null : resolved(link, answer.url());
            }
        };
        return mark == null || mark.equals(position.next()) ? null : mark;
    }

    private static String resolved(String link, URI base) {
        try {
            return base.resolve(link.strip()).toString();
        } catch (IllegalArgumentException e) {
            return link; // refused as lying at no host
        }
    }

    private static boolean isSameHost(String next, URI url) {
        try {
            URI address = URI.create(next);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && url.getAuthority().equalsIgnoreCase(address.getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String describe(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT ->
                "an object with the keys "
                        + node.propertyStream()
                                .map(java.util.Map.Entry::getKey)
                                .limit(10)
                                .collect(Collectors.joining(", "));
            case ARRAY -> "a list of " + node.size();
            case MISSING -> "empty";
            default -> "a single value";
        };
    }

    private static ApiAnswer unreadable(FailureReason reason, String detail) {
        return new ApiAnswer.Unreadable(reason, "what it answers " + detail);
    }
}
