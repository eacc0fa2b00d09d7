package io.lapwing.runtime.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.lapwing.runtime.config.ServiceConfig.Log;
import org.slf4j.LoggerFactory;

/// Sets logging up: to standard error, so that standard output stays free for results.
public final class Logging {
    private static final String TEXT = "%d{HH:mm:ss.SSS} %-5level %-28.28logger{28} %msg%n%ex{short}";

    private Logging() {}

    /// Replaces whatever logging was set up before.
    ///
    /// @param format form of a line
    /// @param level level of Lapwing's own loggers; libraries log warnings and errors
    public static void configure(Log.Format format, Log.Level level) {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        var appender = new ConsoleAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setTarget("System.err");
        appender.setEncoder(encoder(format, context));
        appender.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(level == Log.Level.TRACE ? Level.TRACE : Level.WARN);
        root.addAppender(appender);
        // Repeats at each attempt what the service says once in its own words.
        context.getLogger("org.apache.kafka.clients.NetworkClient")
                .setLevel(level == Log.Level.TRACE ? null : Level.ERROR);
        // Its request lines and headers hold webhook addresses and tokens, which no level may show.
        context.getLogger("org.apache.hc").setLevel(Level.WARN);
        context.getLogger("io.lapwing").setLevel(Level.valueOf(level.name()));
    }

    private static Encoder<ILoggingEvent> encoder(Log.Format format, LoggerContext context) {
        Encoder<ILoggingEvent> encoder = switch (format) {
            case JSON -> json();
            case TEXT -> text();
            case AUTO -> Terminal.isPresent() ? text() : json();
        };
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    /// Only what a log search needs; the message is complete, so that it can be read as it is.
    private static JsonEncoder json() {
        var encoder = new JsonEncoder();
        encoder.setWithFormattedMessage(true);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithContext(false);
        return encoder;
    }

    private static PatternLayoutEncoder text() {
        var encoder = new PatternLayoutEncoder();
        encoder.setPattern(TEXT);
        return encoder;
    }
}
