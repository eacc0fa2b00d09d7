package io.lapwing.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One address for each document: scheme and host in lower case, no default port, no dot segments, percent-encoding in
/// one form, and nothing in it that only tells how a reader got there or in which session. A slash at the end and the
/// order of parameters stay as they are, since some hosts tell them apart.
final class CanonicalUrl {
    private static final int LONGEST = 2000;
    private static final Pattern PARTS = Pattern.compile(
            "(https?)://(?:[^/?#@]*@)?([^/?#:\\[]+|\\[[^]]+])(?::(\\d*))?((?:/[^?#]*)?)(?:\\?([^#]*))?(?:#(.*))?",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern TRACKING = Pattern.compile("(?:utm|mtm|pk|hsa)_\\w+|_?hs(?:enc|mi)|fbclid|gclid|dclid"
        + "|gbraid|wbraid|msclkid|yclid|twclid|igshid|igsh|mc_[ce]id|mkt_tok|vero_id|cmpid|ocid|ncid|ftag|xtor"
        + "|wt_mc|guccounter|guce_referr\\w+|spm|share_token|ref_src|srsltid|_g[al]|at_(?:medium|campaign|custom\\d|link_\\w+)"
        + "|__twitter_impression|_openstat|ns_(?:mchannel|source|campaign|linkname|fee)|s_cid|smid|smtyp"
        + "|(?:j|php|asp|aspx|cf)?sess(?:ion)?_?id(?:[a-z]{8})?|cftoken|zenid|oscsid");
    /// Parameters that say that the link was found in a feed.
    private static final Pattern FROM_FEED =
            Pattern.compile("(?:from|source|src|ref|via|cmp|channel|feed|type)=(?:rss|atom|feed|rssfeed|rss_?2?)");
    private static final Pattern SESSION_IN_PATH =
            Pattern.compile(";(?:jsessionid|phpsessid|sid)=[^/;]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");
    /// Fragments that name no part of a document.
    private static final Pattern NOISE =
            Pattern.compile("(?::~:text=|utm_|xtor=|echobox=|ref=).*|rss|comments|respond", Pattern.CASE_INSENSITIVE);
    /// What may stand in path, query and fragment as it is (RFC 3986).
    private static final String PLAIN =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~!$&'()*+,;=:@/?%";

    private CanonicalUrl() {}

    /// The canonical form; empty if it is no `http` or `https` address or longer than 2,000 characters.
    static Optional<String> of(@Nullable String url) {
        if (url == null || url.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher parts = PARTS.matcher(url.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String scheme = parts.group(1).toLowerCase(Locale.ROOT);
        try {
            String canonical = scheme
                    + "://"
                    + host(parts.group(2))
                    + port(parts.group(3), scheme)
                    + path(parts.group(4))
                    + query(parts.group(5))
                    + fragment(parts.group(6));
            return canonical.length() > LONGEST ? Optional.empty() : Optional.of(canonical);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a host that no name server could know
        }
    }

    /// The form that a canonical address shares with its twin under the other scheme.
    static String asHttps(String canonical) {
        return canonical.startsWith("http:") ? "https:" + canonical.substring("http:".length()) : canonical;
    }

    private static String host(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return (name.startsWith("[") ? name : IDN.toASCII(name, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
    }

    private static String port(@Nullable String port, String scheme) {
        String usual = scheme.equals("https") ? "443" : "80";
        return port == null || port.isEmpty() || port.equals(usual) ? "" : ":" + port;
    }

    private static String path(String path) {
        String encoded =
                path.isEmpty() ? "/" : encoded(SESSION_IN_PATH.matcher(path).replaceAll(""));
        return encoded.contains("/.") ? URI.create(encoded).normalize().getRawPath() : encoded;
    }

    private static String query(@Nullable String query) {
        if (query == null) {
            return "";
        }
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter -> !parameter.isEmpty())
                .filter(parameter -> !isTracking(parameter))
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + encoded(kept);
    }

    private static boolean isTracking(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        return TRACKING.matcher(name.toLowerCase(Locale.ROOT)).matches()
                || FROM_FEED.matcher(parameter.toLowerCase(Locale.ROOT)).matches();
    }

    private static String fragment(@Nullable String fragment) {
        return fragment == null || fragment.isEmpty() || NOISE.matcher(fragment).matches()
                ? ""
                : "#" + encoded(fragment);
    }

    private static String encoded(String part) {
        var text = new StringBuilder(part.length());
        for (byte b : part.getBytes(UTF_8)) {
            char c = (char) (b & 0xff);
            if (PLAIN.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%').append(String.format("%02X", (int) c));
            }
        }
        return ESCAPE.matcher(text).replaceAll(CanonicalUrl::escape);
    }

    /// A character that needs no escape as itself, others with their figures in upper case (RFC 3986, 6.2.2).
    private static String escape(MatchResult match) {
        char c = (char) Integer.parseInt(match.group(1), 16);
        boolean unreserved = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
        return unreserved ? String.valueOf(c) : match.group().toUpperCase(Locale.ROOT);
    }
}
