package io.lapwing.ingest.fetch;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.SequencedSet;
import org.apache.hc.core5.http.HttpStatus;
import org.jspecify.annotations.Nullable;

/// Where the redirects of one exchange lead, and how far they may be remembered: up to the first that is temporary.
final class RedirectTrail {
    private static final int LONGEST_ADDRESS = 2000;

    private final SequencedSet<URI> visited = new LinkedHashSet<>();
    private URI at;
    private @Nullable URI movedTo;
    private boolean permanent = true;

    RedirectTrail(URI start) {
        this.at = start;
        visited.add(start);
    }

    static boolean isRedirect(int status) {
        return switch (status) {
            case HttpStatus.SC_MOVED_PERMANENTLY,
                    HttpStatus.SC_MOVED_TEMPORARILY,
                    HttpStatus.SC_SEE_OTHER,
                    HttpStatus.SC_TEMPORARY_REDIRECT,
                    HttpStatus.SC_PERMANENT_REDIRECT -> true;
            default -> false;
        };
    }

    /// Whether two addresses have scheme, host and port in common, so that what is meant for one may be sent to the
    /// other.
    static boolean isSameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme())
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    /// Whether it is an address on the web that names a host and no user, who may be there to look like a host.
    static boolean isWeb(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null && url.getRawUserInfo() == null;
    }

    /// Goes where a redirect points.
    ///
    /// @return why it cannot, if so
    Optional<String> step(int status, String location) {
        URI next;
        try {
            next = at.resolve(location.strip().replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            return Optional.of("a redirect to something that is not an address");
        }
        if (!isWeb(next) || location.length() > LONGEST_ADDRESS) {
            return Optional.of("a redirect to something that is not a web address");
        }
        if (!visited.add(next)) {
            return Optional.of("redirects that lead in a circle");
        }
        permanent &= status == HttpStatus.SC_MOVED_PERMANENTLY || status == HttpStatus.SC_PERMANENT_REDIRECT;
        if (permanent) {
            movedTo = next;
        }
        at = next;
        return Optional.empty();
    }

    /// Where the exchange began.
    URI start() {
        return visited.getFirst();
    }

    /// Where it has come to.
    URI at() {
        return at;
    }

    int length() {
        return visited.size() - 1;
    }

    @Nullable
    URI movedTo() {
        return movedTo;
    }
}
