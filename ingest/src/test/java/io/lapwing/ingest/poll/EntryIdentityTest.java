package io.lapwing.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.feed.FeedFormat;
import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.publish.FeedDrafts;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.record.SeenEntry;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// How entries keep their identity from one reading of a feed to the next.
class EntryIdentityTest {
    private static final Instant DATE = Instant.parse("2026-02-24T09:30:00Z");

    private final List<String> published = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private List<SeenEntry> cursor = List.of();

    @Test
    void read_entryWithAnotherGuidEachTime_isPublishedOnce() {
        read(entry("1?session=a", "https://x.example/1", "One"));
        read(entry("1?session=b", "https://x.example/1", "One"));
        read(entry("1?session=c", "https://x.example/1", "One"));
        assertThat(published).containsExactly("One");
    }

    @Test
    void read_entryThatLosesItsGuid_isPublishedOnceAndKeepsItsIdThroughAnEdit() {
        read(entry("1", "https://x.example/1", "One"));
        read(entry(null, "https://x.example/1", "One"));
        assertThat(published).containsExactly("One");
        assertThat(ids).hasSize(1);
    }

    @Test
    void read_entryThatGainsAGuid_isPublishedOnce() {
        read(entry(null, "https://x.example/1", "One"));
        read(entry("1", "https://x.example/1", "One"));
        assertThat(published).containsExactly("One");
    }

    @Test
    void read_editUnderTheSameGuid_isARevision() {
        read(entry("1", "https://x.example/1", "One"));
        read(entry("1", "https://x.example/1", "One, corrected"));
        read(entry("1", "https://x.example/1-corrected", "One, corrected again"));
        assertThat(published).containsExactly("One", "One, corrected", "One, corrected again");
        assertThat(ids).hasSize(1);
    }

    @Test
    void read_entriesThatShareOneGuid_areEachPublishedOnceWhateverIsShown() {
        var one = entry("same", "https://x.example/1", "One");
        var two = entry("same", "https://x.example/2", "Two");
        var three = entry("same", "https://x.example/3", "Three");
        read(one);
        read(two, one);
        read(two);
        read(three, two, one);
        read(one);
        assertThat(published).containsExactly("One", "Two", "Three");
        assertThat(ids).hasSize(3);
    }

    @Test
    void read_editAmongEntriesThatShareOneGuid_isARevision() {
        read(entry("same", "https://x.example/2", "Two"), entry("same", "https://x.example/1", "One"));
        read(entry("same", "https://x.example/2", "Two"), entry("same", "https://x.example/1", "One, corrected"));
        assertThat(published).containsExactly("One", "Two", "One, corrected");
        assertThat(ids).hasSize(2);
    }

    @Test
    void read_otherNewsAtTheSameAddress_isNewUnderItsOwnGuid() {
        read(entry("1", "https://x.example/warnings", "Storm"));
        read(entry("2", "https://x.example/warnings", "Flood"));
        assertThat(published).containsExactly("Storm", "Flood");
        assertThat(ids).hasSize(2);
    }

    @Test
    void read_sameWordsOnAnotherDay_areNew() {
        read(entry("1", "https://x.example/warnings", "Storm"));
        read(entry("2", "https://x.example/warnings", "Storm", DATE.plusSeconds(86_400)));
        assertThat(ids).hasSize(2);
    }

    @Test
    void read_entriesOfOneSecond_areAllPublished() {
        read(entry("2", "https://x.example/2", "Two"), entry("1", "https://x.example/1", "One"));
        read(
                entry("3", "https://x.example/3", "Three"),
                entry("2", "https://x.example/2", "Two"),
                entry("1", "https://x.example/1", "One"));
        assertThat(published).containsExactly("One", "Two", "Three");
    }

    @Test
    void read_entriesOfOneSecondWithTitlesOnly_areAllPublished() {
        read(entry(null, null, "Two"), entry(null, null, "One"));
        assertThat(published).containsExactly("One", "Two");
    }

    @Test
    void seen_cursorOfAnEarlierVersion_isStillUnderstood() {
        read(entry("1", "https://x.example/1", "One"));
        cursor = cursor.stream()
                .map(entry -> new SeenEntry(entry.getId(), entry.getRevision().replaceFirst("~.*", "")))
                .toList();
        read(entry("1", "https://x.example/1", "One"));
        assertThat(published).containsExactly("One");
    }

    static List<Long> seeds() {
        long first = Long.getLong("lapwing.seed", System.nanoTime());
        return new SplittableRandom(first).longs(100).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void read_feedThatMovesOn_publishesEachEntryOnce(long seed) {
        // given
        var random = new SplittableRandom(seed);
        int behaviour = random.nextInt(4);
        int total = 60;

        // when
        for (int newest = 1; newest <= total; newest += random.nextInt(4)) {
            var window = new ArrayList<FeedEntry>();
            for (int i = newest; i > Math.max(0, newest - 15); i--) {
                String guid = switch (behaviour) {
                    case 0 -> "id-" + i;
                    case 1 -> null;
                    case 2 -> "always the same";
                    default -> random.nextBoolean() ? "id-" + i : "session-" + random.nextLong();
                };
                window.add(entry(guid, "https://x.example/" + i, "Entry " + i, DATE.plusSeconds(i / 3)));
            }
            read(window.toArray(FeedEntry[]::new));
        }

        // then
        assertThat(published).as("seed %d", seed).doesNotHaveDuplicates();
        assertThat(published.size()).as("seed %d", seed).isEqualTo(ids.size()).isGreaterThanOrEqualTo(total - 3);
    }

    private void read(FeedEntry... shown) {
        var profile = new SourceProfile("s", "S", "S", "CN", "zh", Reliability.B, false, false, List.of());
        var source = new FeedSource(profile, URI.create("https://x.example/feed"), Optional.empty());
        var feed = new Feed(FeedFormat.RSS, "S", null, List.of(shown));
        var seen = new SeenEntries(cursor);
        for (Draft draft : seen.recognised(FeedDrafts.of(source, feed).reversed())) {
            String id = draft.identity().id();
            if (!draft.identity().revision().equals(seen.revision(id))) {
                published.add(draft.title());
                ids.add(id);
            }
            seen.show(id, draft.identity().revision());
        }
        cursor = seen.latest(shown.length);
    }

    private static FeedEntry entry(@Nullable String guid, @Nullable String url, String title) {
        return entry(guid, url, title, DATE);
    }

    private static FeedEntry entry(@Nullable String guid, @Nullable String url, String title, Instant date) {
        return new FeedEntry(guid, url, title, "Body", null, date, null, List.of());
    }
}
