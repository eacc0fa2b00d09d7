package io.lapwing.ingest.feed;

/// Families of feed formats.
public enum FeedFormat {
    /// RSS 0.9x to 2.0 and RDF.
    RSS("rss"),
    /// Atom 0.3 and 1.0.
    ATOM("atom"),
    /// JSON Feed 1.0 and 1.1.
    JSON_FEED("json-feed");

    private final String id;

    FeedFormat(String id) {
        this.id = id;
    }

    /// Its name in records and metrics.
    public String id() {
        return id;
    }
}
