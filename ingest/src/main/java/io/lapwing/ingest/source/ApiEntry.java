package io.lapwing.ingest.source;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What only sources of kind `json-api` say, as it stands in the file.
record ApiEntry(
        @Nullable String url,
        @Nullable Map<String, String> headers,
        @Nullable Fields jsonPath,
        @Nullable Pages paging,
        @Nullable From since) {
    private static final Duration FIRST = Duration.ofDays(7);
    private static final int MAX_PAGES = 10;
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
    /// Headers that the exchange itself needs.
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "transfer-encoding",
            "accept-encoding",
            "user-agent",
            "if-none-match",
            "if-modified-since",
            "range",
            "te",
            "upgrade",
            "expect");

    record Fields(
            String items,
            @Nullable String id,
            @Nullable String title,
            @Nullable String url,
            @Nullable String urlTemplate,
            @Nullable String date,
            @Nullable String dateFormat,
            @Nullable String zone,
            @Nullable String body,
            @Nullable String author,
            @Nullable String language,
            @Nullable String publisher) {}

    record Pages(
            By by,
            @Nullable String path,
            @Nullable String parameter,
            @Nullable Integer first,
            @Nullable Integer step,
            @Nullable Integer maxPages) {
        int max() {
            return maxPages == null ? MAX_PAGES : maxPages;
        }
    }

    enum By {
        CURSOR,
        PAGE,
        LINK
    }

    record From(
            @Nullable String format,
            @Nullable String zone,
            @Nullable String first,
            @Nullable String overlap) {}

    Optional<Source> toSource(EntryKeys keys, SourceProfile profile, Optional<Duration> interval) {
        String template = url == null ? null : url.strip();
        var address = keys.address("url", template == null ? null : template.replace(Since.PLACE, "0"));
        Optional<ItemFields> fields = fields(keys);
        Paging pages = paging(keys);
        Optional<Since> from = since(keys);
        List<HeaderTemplate> asked = headers(keys);
        return address.isEmpty() || template == null
                ? Optional.empty()
                : fields.map(where -> new JsonApiSource(profile, template, interval, where, pages, from, asked));
    }

    private Optional<ItemFields> fields(EntryKeys keys) {
        if (jsonPath == null) {
            keys.problem("json_path", "is required here; add it with the paths to items, title, url and date");
            return Optional.empty();
        }
        Fields at = jsonPath;
        if (at.title() == null && at.body() == null) {
            keys.problem("json_path.title", "is required here unless there is a path to the body; add it");
        }
        if (at.id() == null && at.url() == null) {
            keys.problem("json_path.id", "is required here unless there is a path to the url; add it");
        }
        if (at.urlTemplate() != null) {
            if (!at.urlTemplate().contains(ItemFields.VALUE) || at.url() == null) {
                keys.problem("json_path.url_template", "must hold {value}, where what `url` leads to is put");
            }
            keys.address("json_path.url_template", at.urlTemplate().replace(ItemFields.VALUE, "0"));
        }
        ItemPath items = keys.path("json_path.items", at.items());
        var rest = new ItemFields(
                items == null ? ItemPath.of("$") : items, // replaced only where a problem has been reported
                keys.path("json_path.id", at.id()),
                keys.path("json_path.title", at.title()),
                keys.path("json_path.url", at.url()),
                at.urlTemplate(),
                keys.path("json_path.date", at.date()),
                keys.dateForm("json_path.date_format", at.dateFormat(), "json_path.zone", at.zone()),
                keys.path("json_path.body", at.body()),
                keys.path("json_path.author", at.author()),
                keys.path("json_path.language", at.language()),
                keys.path("json_path.publisher", at.publisher()));
        return Optional.of(rest);
    }

    private Paging paging(EntryKeys keys) {
        if (paging == null) {
            return new Paging.None();
        }
        Pages pages = paging;
        boolean isPage = pages.by() == By.PAGE;
        refuse(keys, "path", isPage);
        refuse(keys, "parameter", pages.by() == By.LINK);
        refuse(keys, "first", !isPage);
        refuse(keys, "step", !isPage);
        ItemPath path = keys.path("paging.path", pages.path());
        String parameter = Objects.requireNonNullElse(pages.parameter(), "");
        if (parameter.isEmpty() && pages.by() != By.LINK) {
            keys.problem("paging.parameter", "is required here; name the query parameter");
        }
        if (path == null && pages.by() == By.CURSOR && pages.path() == null) {
            keys.problem("paging.path", "is required here; add the path to the mark of the next page");
        }
        return switch (pages.by()) {
            case PAGE ->
                new Paging.ByPage(
                        parameter,
                        Objects.requireNonNullElse(pages.first(), 1),
                        Objects.requireNonNullElse(pages.step(), 1),
                        pages.max());
            case CURSOR -> path == null ? new Paging.None() : new Paging.ByCursor(path, parameter, pages.max());
            case LINK -> new Paging.ByLink(path, pages.max());
        };
    }

    private static void refuse(EntryKeys keys, String sub, boolean misplaced) {
        if (misplaced && keys.has("paging." + sub)) {
            keys.problem("paging." + sub, "cannot stand here with this kind of paging; remove it or correct `by`");
        }
    }

    private Optional<Since> since(EntryKeys keys) {
        boolean placed = url != null && url.contains(Since.PLACE);
        if (!placed && since != null) {
            keys.problem("since", "is of no use without {since} in the url; add that or remove this");
        }
        if (placed && (jsonPath == null || jsonPath.date() == null)) {
            keys.problem("url", "has {since}, which follows the dates of the items; add json_path.date");
        }
        From from = since == null ? new From(null, null, null, null) : since;
        DateForm form = keys.dateForm("since.format", from.format(), "since.zone", from.zone());
        try {
            form.format(Instant.EPOCH);
        } catch (DateTimeException e) {
            keys.problem("since.format", "'" + from.format() + "' cannot write a moment: " + e.getMessage());
        }
        Duration first = keys.duration("since.first", from.first(), Duration.ofSeconds(1))
                .orElse(FIRST);
        Duration overlap =
                keys.duration("since.overlap", from.overlap(), Duration.ZERO).orElse(Duration.ZERO);
        return placed ? Optional.of(new Since(form, first, overlap)) : Optional.empty();
    }

    private List<HeaderTemplate> headers(EntryKeys keys) {
        var templates = new ArrayList<HeaderTemplate>();
        (headers == null ? Map.<String, String>of() : headers).forEach((name, value) -> {
            if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
                keys.problem("headers." + name, "is a header that Lapwing sets itself; remove it");
            }
            if (!HEADER_VALUE.matcher(value).matches()) {
                keys.problem("headers." + name, "has a character that no header can carry; use printable ASCII");
            }
            if (HeaderTemplate.isMalformed(value)) {
                keys.problem("headers." + name, "has ${ without the name of a variable and }; write ${NAME}");
            }
            templates.add(new HeaderTemplate(name, value));
        });
        return List.copyOf(templates);
    }
}
