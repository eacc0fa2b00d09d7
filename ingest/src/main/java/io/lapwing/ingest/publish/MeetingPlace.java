package io.lapwing.ingest.publish;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The address at which copies of one document meet, whichever of its forms a feed names: `http` or `https`, with or
/// without `www.`, the form for telephones or AMP, a slash at the end, parameters in any order. No one is sent there,
/// so
/// it need not be an address that the host knows.
final class MeetingPlace {
    private static final Pattern PARTS =
            Pattern.compile("https?://([^/]*)([^?#]*)(?:\\?([^#]*))?(#.*)?", Pattern.DOTALL);
    /// In front of a name that is a whole domain by itself.
    private static final Pattern FORM_OF_HOST = Pattern.compile("^(?:www|m|mobile|amp)\\d?\\.(?=[^.]+\\.[^.])");
    private static final Pattern FORM_OF_PATH =
            Pattern.compile("/amp/?$|\\.amp(?=\\.html?$)|\\.amp$|^/amp(?=/.)|/index\\.(?:html?|php)$");
    private static final Pattern FORM_IN_QUERY =
            Pattern.compile("amp(?:=.*)?|outputtype=amp.*|view=mobile", Pattern.CASE_INSENSITIVE);
    /// Copies that search engines keep: the address itself is in the path, `s` tells `https`.
    private static final Pattern KEPT = Pattern.compile(
            "https?://(?:www\\.google\\.[a-z.]+/amp/(?:s/)?|[\\w-]+\\.cdn\\.ampproject\\.org/[a-z]/(?:s/)?)(?=[^/]+\\.)");

    private MeetingPlace() {}

    /// @param canonical a canonical address
    static String of(String canonical) {
        Matcher parts = PARTS.matcher(KEPT.matcher(canonical).replaceFirst("https://"));
        if (!parts.matches()) {
            return canonical;
        }
        String fragment = parts.group(4) == null ? "" : parts.group(4);
        String query = parts.group(3) == null ? "" : sorted(parts.group(3));
        return "https://" + FORM_OF_HOST.matcher(parts.group(1)).replaceFirst("") + path(parts.group(2)) + query
                + fragment;
    }

    private static String path(String path) {
        String plain = FORM_OF_PATH.matcher(path).replaceFirst("");
        while (plain.endsWith("/")) {
            plain = plain.substring(0, plain.length() - 1);
        }
        return plain.isEmpty() ? "/" : plain;
    }

    private static String sorted(String query) {
        String kept = Arrays.stream(query.split("&"))
                .filter(parameter -> !FORM_IN_QUERY.matcher(parameter).matches())
                .sorted()
                .collect(Collectors.joining("&"));
        return kept.isEmpty() ? "" : "?" + kept;
    }
}
