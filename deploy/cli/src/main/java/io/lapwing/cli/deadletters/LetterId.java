package io.lapwing.cli.deadletters;

import io.lapwing.schemas.TopicDeclaration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// By what people call a dead letter: `enrich-0@12`.
///
/// @param service the service that could not process it
/// @param partition partition of the service's dead-letter topic
/// @param offset offset there
public record LetterId(String service, int partition, long offset) {
    private static final Pattern FORM = Pattern.compile("([a-z]+)-(\\d{1,9})@(\\d{1,18})");

    /// Reads what [#toString] writes.
    ///
    /// @throws IllegalArgumentException if it is no such id, with a sentence for people
    public static LetterId parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches() || !TopicDeclaration.SERVICES.contains(form.group(1))) {
            throw new IllegalArgumentException("'" + text + "' is no dead letter such as enrich-0@12; services are "
                    + String.join(", ", TopicDeclaration.SERVICES));
        }
        return new LetterId(form.group(1), Integer.parseInt(form.group(2)), Long.parseLong(form.group(3)));
    }

    @Override
    public String toString() {
        return service + "-" + partition + "@" + offset;
    }
}
