package io.lapwing.cli.ledger;

import java.util.Locale;

/// By what a raw report is accounted for. All but the last are the outcomes of enriched reports.
public enum Entry {
    /// On one theme at least.
    ON_THEME,
    /// On none.
    OFF_THEME,
    /// Seen before.
    DUPLICATE,
    /// An edit of one seen before.
    REVISION,
    /// Too old to be news.
    STALE,
    /// Enriched, but the record cannot be decoded here or has an outcome that this release does not know.
    UNREADABLE,
    /// A dead letter of enrich.
    DEAD_LETTER;

    /// As people and machines read it, such as `on-theme`.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
