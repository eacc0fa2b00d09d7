package io.lapwing.cli.why;

/// One thing that is known, or not known, of a report's way.
///
/// @param stage where: report, theme, signal, rule, alert, route, notification or delivery
/// @param verdict what became of it there, in one word; `unknown` where the topics do not tell
/// @param detail the sentence for people
public record Step(String stage, String verdict, String detail) {
    static final String UNKNOWN = "unknown";
}
