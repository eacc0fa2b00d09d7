package io.lapwing.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.feed.Feed;
import io.lapwing.ingest.feed.FeedEntry;
import io.lapwing.ingest.feed.FeedFormat;
import io.lapwing.ingest.source.FeedSource;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.record.RawReport;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeedDraftsTest {
    private static final Instant NOW = Instant.parse("2026-02-24T09:00:00Z");

    @Test
    void of_sameEntryInTwoFeeds_meetsAtOneKeyUnderTwoIds() {
        // given
        var here = one("a", entry("1", "https://x.example/1?utm_source=a", "Title", "Body"));
        var there = one("b", entry("1", "http://x.example/1", "Title", "Body"));

        // then
        assertThat(here.dedupeKey()).isEqualTo("https://x.example/1").isEqualTo(there.dedupeKey());
        assertThat(here.id()).isNotEqualTo(there.id());
        assertThat(here.revision()).isEqualTo(there.revision());
    }

    @Test
    void of_editedEntry_keepsItsIdAndGetsANewRevision() {
        // given
        var before = one("a", entry("1", "https://x.example/1", "Title", "Body"));
        var after = one("a", entry("1", "https://x.example/1", "Title, corrected", "Body"));

        // then
        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after.revision()).isNotEqualTo(before.revision());
    }

    @Test
    void of_addressAsGuidUnderAnotherScheme_keepsItsId() {
        // given
        var before = one("a", entry("http://x.example/1", "http://x.example/1", "Title", "Body"));
        var after = one("a", entry("https://x.example/1?utm_source=a", "https://x.example/1", "Title", "Body"));

        // then
        assertThat(after.id()).isEqualTo(before.id());
    }

    @Test
    void of_entryWithoutGuid_isKnownByItsAddressAndWithoutThatByTitleAndDate() {
        // given
        var byAddress = one("a", entry(null, "https://x.example/1", "Title", "Body"));
        var byAddressRetitled = one("a", entry(null, "https://x.example/1#utm_a", "Other", "Body"));
        var byTitle = one("a", entry(null, null, "Title", "Body"));
        var byTitleRewritten = one("a", entry(null, null, "Title", "Other body"));

        // then
        assertThat(byAddress.id()).isEqualTo(byAddressRetitled.id());
        assertThat(byTitle.id()).isEqualTo(byTitleRewritten.id()).isNotEqualTo(byAddress.id());
        assertThat(byTitle.dedupeKey()).startsWith("content:").isNotEqualTo(byTitleRewritten.dedupeKey());
    }

    @Test
    void of_entriesThatShareOneGuid_areToldApart() {
        // given
        var first = entry("same", "https://x.example/1", "One", "Body");
        var second = entry("same", "https://x.example/2", "Two", "Body");

        // then
        assertThat(drafts("a", first, second, first)).extracting(Draft::title).containsExactly("One", "Two");
        assertThat(drafts("a", first, second))
                .extracting(draft -> draft.identity().id())
                .doesNotHaveDuplicates();
    }

    @Test
    void publication_ofADraft_carriesWhatTheListAndTheEntrySay() {
        // when
        RawReport report = drafts("a", entry("1", "https://x.example/1", "Title", "Body"))
                .getFirst()
                .publication(NOW)
                .report();

        // then
        assertThat(report.getOrigin().getSourceId()).isEqualTo("a");
        assertThat(report.getOrigin().getPublisher()).isEqualTo("Sample Publisher");
        assertThat(report.getOrigin().getSourceKind()).isEqualTo("atom");
        assertThat(report.getOrigin().getReliability()).isEqualTo("B");
        assertThat(report.getOrigin().getStateMedia()).isTrue();
        assertThat(report.getLanguage()).isEqualTo("zh");
        assertThat(report.getFetchedAt()).isEqualTo(NOW);
        assertThat(report.getAttributes())
                .containsEntry("guid", "1")
                .containsEntry("author", "A. Writer")
                .containsEntry("categories", "x, y")
                .containsEntry("themes", "space")
                .doesNotContainKey("truncated");
    }

    @Test
    void publication_ofAHugeEntry_isCutToWhatBrokersAccept() {
        // given
        String huge = "新".repeat(300_000) + "😀";

        // when
        RawReport report = drafts("a", entry("1", "https://x.example/1", huge, huge))
                .getFirst()
                .publication(NOW)
                .report();

        // then
        assertThat(report.getTitle()).hasSize(Draft.MAX_TITLE);
        assertThat(report.getBody()).hasSize(Draft.MAX_BODY);
        assertThat(report.getAttributes()).containsEntry("truncated", "true");
    }

    private static Identity one(String source, FeedEntry entry) {
        return drafts(source, entry).getFirst().identity();
    }

    private static List<Draft> drafts(String source, FeedEntry... entries) {
        var profile = new SourceProfile(
                source, "Sample", "Sample Publisher", "CN", "zh", Reliability.B, false, true, List.of("space"));
        var feed = new Feed(FeedFormat.ATOM, "Sample", null, List.of(entries));
        return FeedDrafts.of(new FeedSource(profile, URI.create("https://x.example/feed"), Optional.empty()), feed);
    }

    private static FeedEntry entry(@Nullable String guid, @Nullable String url, String title, String body) {
        return new FeedEntry(guid, url, title, body, "A. Writer", null, null, List.of("x", "y"));
    }
}
