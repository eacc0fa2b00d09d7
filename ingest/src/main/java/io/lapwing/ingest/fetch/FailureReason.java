package io.lapwing.ingest.fetch;

/// Classes of reasons why a source could not be read.
public enum FailureReason {
    /// The host's name does not resolve.
    DNS("dns", "check the host in the source's url"),
    /// The host lies where requests may not go.
    FORBIDDEN_ADDRESS(
            "forbidden-address", "correct the source's url, or set lapwing.ingest.allow-private-networks to true"),
    /// No connection, or it broke.
    CONNECT("connect", "check that the host is up and reachable from here"),
    /// The host's certificate is not accepted or the handshake failed.
    TLS("tls", "check the host's certificate"),
    /// The exchange took longer than its deadline.
    TIMEOUT("timeout", "if the host is always slow, raise lapwing.ingest.fetch-deadline"),
    /// A status that is neither success nor redirect.
    STATUS("status", "check the source's url in a browser"),
    /// The host says that the feed is gone for good.
    GONE("gone", "remove the source or give its new address"),
    /// Redirects that lead nowhere.
    REDIRECT("redirect", "correct the source's url"),
    /// More bytes than are read.
    TOO_LARGE("too-large", "if the feed is meant to be this large, raise lapwing.ingest.max-body-bytes"),
    /// A body that breaks the rules of HTTP or of its compression.
    BROKEN_BODY("broken-body", "nothing to do here if it passes; otherwise tell the host's owner"),
    /// A body that is no feed.
    NOT_A_FEED("not-a-feed", "correct the source's url; it must lead to the feed itself"),
    /// A page for people in place of the feed: a login, a consent form, a test for robots, a refusal.
    BLOCK_PAGE(
            "block-page",
            "open the source's url in a browser; ask the host's owner for access, set lapwing.ingest.contact so that"
                    + " they know who asks, or remove the source"),
    /// A body that is no JSON, from an API that should answer with it.
    NOT_JSON("not-json", "check the source's url in a browser; it must answer with JSON"),
    /// JSON that has nothing where the source's paths lead.
    WRONG_PATH("wrong-path", "correct the source's json_path"),
    /// A key that the source needs is not there.
    KEY("key", "set the variable where ingest runs"),
    /// A file that cannot be read.
    FILE("file", "check that the file is there and readable for ingest");

    private final String id;
    private final String advice;

    FailureReason(String id, String advice) {
        this.id = id;
        this.advice = advice;
    }

    /// Its name in records and metrics.
    public String id() {
        return id;
    }

    /// What an operator can do, as the end of a sentence.
    public String advice() {
        return advice;
    }
}
