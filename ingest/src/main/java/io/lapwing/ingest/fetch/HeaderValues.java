package io.lapwing.ingest.fetch;

import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/// Headers of an answer that stand once.
final class HeaderValues {
    private HeaderValues() {}

    /// The header's value as received; the first if it stands more than once, null if it does not stand.
    static @Nullable String first(HttpMessage answer, String name) {
        Header header = answer.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }
}
