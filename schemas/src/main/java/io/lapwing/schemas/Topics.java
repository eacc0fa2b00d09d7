package io.lapwing.schemas;

/// The names of Lapwing's topics under one prefix.
///
/// @param prefix what every name begins with, `lapwing.` unless set otherwise; letters, digits, dots, `_` and `-`
public record Topics(String prefix) {
    /// The prefix where none is set.
    public static final String DEFAULT_PREFIX = "lapwing.";

    public Topics {
        if (!prefix.matches("[a-zA-Z0-9._-]*")) {
            throw new IllegalArgumentException(
                    "topic prefix '" + prefix + "' may hold letters, digits, '.', '_' and '-' only");
        }
    }

    /// Raw reports, as sources published them.
    public String reportsRaw() {
        return prefix + "reports.raw";
    }

    /// Cleaned and classified reports, one for each raw report that could be read.
    public String reportsEnriched() {
        return prefix + "reports.enriched";
    }

    /// Reports seen through one theme.
    public String signals(String theme) {
        return signalsPrefix() + theme;
    }

    /// What the names of all signal topics begin with.
    public String signalsPrefix() {
        return prefix + "signals.";
    }

    /// The present state of each story.
    public String stories() {
        return prefix + "stories";
    }

    /// Alerts of one theme.
    public String alerts(String theme) {
        return alertsPrefix() + theme;
    }

    /// What the names of all alert topics of a theme begin with.
    public String alertsPrefix() {
        return prefix + "alerts.";
    }

    /// Alerts grouped for a receiver, waiting to be sent.
    public String notifications() {
        return prefix + "notifications";
    }

    /// What became of each notification.
    public String deliveries() {
        return prefix + "deliveries";
    }

    /// Silences in force.
    public String silences() {
        return prefix + "silences";
    }

    /// How far each source has been read.
    public String cursors() {
        return prefix + "sources.cursors";
    }

    /// Records that a service could not read, byte for byte, with the reason in headers.
    ///
    /// @param service `ingest`, `enrich` or `alerts`
    public String deadLetters(String service) {
        return prefix + "dead-letters." + service;
    }
}
