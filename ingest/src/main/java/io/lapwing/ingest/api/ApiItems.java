package io.lapwing.ingest.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.Flaws;
import io.lapwing.ingest.publish.Identity;
import io.lapwing.ingest.publish.Origins;
import io.lapwing.ingest.source.ItemFields;
import io.lapwing.ingest.source.ItemPath;
import io.lapwing.ingest.source.SourceProfile;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes drafts of the items of one answer.
///
/// @param profile the source
/// @param fields where an item has what
/// @param base address of the answer, against which relative links are resolved
/// @param flaws told what is wrong
record ApiItems(SourceProfile profile, ItemFields fields, URI base, Flaws.Gathering flaws) {
    private static final String KIND = "json-api";
    private static final Pattern WEB = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);

    /// The draft of an item; empty if it has neither title nor body.
    ///
    /// @param number which item of the answer, from 1
    Optional<Draft> draft(JsonNode item, int number) {
        String title = text(item, fields.title());
        String body = text(item, fields.body());
        if (title == null && body == null) {
            flaws.skip("item " + number + " has nothing at "
                    + (fields.title() == null ? fields.body() : fields.title())
                    + (fields.title() == null || fields.body() == null ? "" : " and " + fields.body()));
            return Optional.empty();
        }
        String id = text(item, fields.id());
        String url = address(text(item, fields.url()));
        Instant date = date(item, number);
        String language = text(item, fields.language());
        var identity = Identity.of(profile.id(), id, url, orEmpty(title), orEmpty(body), String.valueOf(date));
        var facts = new HashMap<String, @Nullable String>();
        facts.put("guid", id);
        facts.put("author", text(item, fields.author()));
        facts.put("themes", String.join(", ", profile.themes()));
        return Optional.of(new Draft(
                Origins.of(profile, KIND, text(item, fields.publisher())),
                identity,
                orEmpty(title),
                orEmpty(body),
                date,
                language == null ? profile.language() : language,
                facts));
    }

    private @Nullable Instant date(JsonNode item, int number) {
        String text = text(item, fields.date());
        if (text == null) {
            return null;
        }
        Optional<Instant> date = fields.dateForm().parse(text);
        if (date.isEmpty()) {
            flaws.remark("item " + number + " is taken without a date, since '" + excerpt(text)
                    + "' is not of the form " + fields.dateForm());
        }
        return date.orElse(null);
    }

    private @Nullable String address(@Nullable String value) {
        if (value == null) {
            return null;
        }
        if (fields.urlTemplate() != null) {
            return fields.urlTemplate().replace(ItemFields.VALUE, URLEncoder.encode(value.strip(), UTF_8));
        }
        if (WEB.matcher(value).matches()) {
            return value;
        }
        try {
            return base.resolve(value.strip()).toString();
        } catch (IllegalArgumentException e) {
            return null; // no address; the item keeps its identifier
        }
    }

    private static @Nullable String text(JsonNode item, @Nullable ItemPath path) {
        return path == null ? null : path.text(item).orElse(null);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String excerpt(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
