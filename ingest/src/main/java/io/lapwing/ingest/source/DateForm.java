package io.lapwing.ingest.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/// How an API writes moments: `iso-8601`, `rfc-1123`, `epoch-seconds`, `epoch-millis`, `epoch-micros`, or a pattern of
/// [DateTimeFormatter] such as `yyyy-MM-dd HH:mm:ss`. Text that names no zone is read in the zone given.
public final class DateForm {
    /// ISO 8601 in UTC.
    public static final DateForm ISO = of("iso-8601", ZoneOffset.UTC);

    /// With `T` or a space before the time, the time and its offset optional, the offset with or without a colon.
    private static final DateTimeFormatter READ_ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][ ]")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    private final String name;
    private final ZoneId zone;
    private final Reading reading;
    private final Writing writing;

    private interface Reading {
        Instant read(String text);
    }

    private interface Writing {
        String write(Instant moment);
    }

    private DateForm(String name, ZoneId zone, Reading reading, Writing writing) {
        this.name = name;
        this.zone = zone;
        this.reading = reading;
        this.writing = writing;
    }

    /// The form of this name or pattern.
    ///
    /// @param zone zone of text that names none
    /// @throws IllegalArgumentException if it is neither a name nor a pattern
    public static DateForm of(String name, ZoneId zone) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "iso-8601" -> new DateForm(name, zone, text -> read(READ_ISO, text, zone), Instant::toString);
            case "rfc-1123" -> formatted(name, DateTimeFormatter.RFC_1123_DATE_TIME, zone);
            case "epoch-seconds" -> epoch(name, ChronoUnit.SECONDS);
            case "epoch-millis" -> epoch(name, ChronoUnit.MILLIS);
            case "epoch-micros" -> epoch(name, ChronoUnit.MICROS);
            default -> formatted(name, DateTimeFormatter.ofPattern(name, Locale.ENGLISH), zone);
        };
    }

    /// The moment that a text names; empty if it is not of this form.
    public Optional<Instant> parse(String text) {
        try {
            return Optional.of(reading.read(text.strip()));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /// A moment in this form.
    ///
    /// @throws DateTimeException if the pattern has a field that a moment does not
    public String format(Instant moment) {
        return writing.write(moment);
    }

    private static DateForm formatted(String name, DateTimeFormatter formatter, ZoneId zone) {
        return new DateForm(
                name, zone, text -> read(formatter, text, zone), moment -> formatter.format(moment.atZone(zone)));
    }

    private static DateForm epoch(String name, ChronoUnit unit) {
        return new DateForm(
                name,
                ZoneOffset.UTC,
                text -> Instant.EPOCH.plus(Long.parseLong(text), unit),
                moment -> String.valueOf(unit.between(Instant.EPOCH, moment)));
    }

    private static Instant read(DateTimeFormatter formatter, String text, ZoneId zone) {
        TemporalAccessor read = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
        return switch (read) {
            case ZonedDateTime zoned -> zoned.toInstant();
            case LocalDateTime local -> local.atZone(zone).toInstant();
            case LocalDate date -> date.atStartOfDay(zone).toInstant();
            default -> throw new DateTimeException("neither a date nor a moment");
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DateForm form && form.name.equals(name) && form.zone.equals(zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, zone);
    }

    @Override
    public String toString() {
        return name;
    }
}
