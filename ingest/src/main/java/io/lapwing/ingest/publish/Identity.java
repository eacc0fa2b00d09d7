package io.lapwing.ingest.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who a report is: its id, its revision and the key at which copies of it meet.
///
/// @param id the same for every revision; hash of the source and of what identifies the entry there
/// @param revision changes with title or body
/// @param url canonical address, if it has one
/// @param dedupeKey where copies of its document meet ([MeetingPlace]); else a hash of the content
public record Identity(String id, String revision, @Nullable String url, String dedupeKey) {
    private static final int ID_BYTES = 16;
    private static final int REVISION_BYTES = 8;
    private static final int PLACE_BYTES = 6;

    /// What identifies a report.
    ///
    /// @param sourceId who reported it
    /// @param guid its own identifier there, if it has one
    /// @param url its address, as found
    /// @param title its title
    /// @param body its body
    /// @param date when it was published, as text; tells apart entries that have nothing but a title
    public static Identity of(
            String sourceId, @Nullable String guid, @Nullable String url, String title, String body, String date) {
        Optional<String> canonical = CanonicalUrl.of(url);
        String name = guid != null
                ? "guid\0" + CanonicalUrl.of(guid).map(CanonicalUrl::asHttps).orElse(guid)
                : canonical
                        .map(address -> "url\0" + CanonicalUrl.asHttps(address))
                        .orElseGet(() -> "title\0" + title + "\0" + date);
        String content = title + "\0" + body;
        return new Identity(
                hash(ID_BYTES, sourceId + "\0" + name),
                hash(REVISION_BYTES, content),
                canonical.orElse(null),
                canonical.map(MeetingPlace::of).orElseGet(() -> "content:" + hash(ID_BYTES, content)));
    }

    /// The same report under the id by which it is known already.
    Identity under(String known) {
        return new Identity(known, revision, url, dedupeKey);
    }

    /// A short hash of where and when it was published; with the revision it tells an entry that comes back under
    /// another identifier.
    String place(@Nullable Instant publishedAt) {
        return hash(PLACE_BYTES, url + "\0" + publishedAt);
    }

    /// Whether a text is an address that a report can have: absolute, `http` or `https`, and not too long.
    public static boolean isAddress(String url) {
        return CanonicalUrl.of(url).isPresent();
    }

    /// The same report under an id of its own, for entries whose source gives several the same identifier.
    ///
    /// @param mark what tells it from the others
    public Identity apart(String mark) {
        return new Identity(hash(ID_BYTES, id + "\0" + mark), revision, url, dedupeKey);
    }

    /// Cryptographic, so that nobody can make a report that passes for another's.
    private static String hash(int bytes, String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
