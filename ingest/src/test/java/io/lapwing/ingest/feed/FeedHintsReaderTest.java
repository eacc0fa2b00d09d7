package io.lapwing.ingest.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedHintsReaderTest {
    private static final String SY = "xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<ttl>60</ttl> | PT1H",
                "<ttl> 5 </ttl> | PT5M",
                "<ttl>0</ttl> | PT0S",
                "<ttl>-5</ttl> | PT0S",
                "<ttl>99999999999</ttl> | PT0S",
                "<ttl>often</ttl> | PT0S",
                "<sy:updatePeriod>hourly</sy:updatePeriod> | PT1H",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>4</sy:updateFrequency> | PT15M",
                "<sy:updatePeriod> Daily </sy:updatePeriod><sy:updateFrequency>0</sy:updateFrequency> | PT24H",
                "<sy:updatePeriod>now and then</sy:updatePeriod> | PT0S",
                "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>x</sy:updateFrequency> | PT1H",
                "<sy:updateBase>long ago</sy:updateBase> | PT0S",
                "<ttl>30</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT1H",
                "<ttl>90</ttl><sy:updatePeriod>hourly</sy:updatePeriod> | PT1H30M",
            })
    void hints_updateEvery_isTheLongerOfWhatTheFeedAsks(String head, Duration expected) {
        assertThat(hints(head).updateEvery()).isEqualTo(expected);
    }

    @Test
    void hints_skipHoursAndDays_areReadWithOtherWordsLeftOut() {
        var hints = hints(
                "<skipHours><hour>0</hour><hour>24</hour><hour> 7 </hour><hour>25</hour><hour>x</hour></skipHours>"
                        + "<skipDays><day>Saturday</day><day>sun</day><day>Never</day><day>S</day></skipDays>");
        assertThat(hints.skipHours()).isEqualTo(Set.of(0, 7));
        assertThat(hints.skipDays()).isEqualTo(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY));
    }

    @Test
    void hints_ofRdfAndAtom_areFoundInTheirHeads() {
        var rdf = read(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' "
                        + SY
                        + "><channel><title>x</title><sy:updatePeriod>daily</sy:updatePeriod></channel></rdf:RDF>");
        var atom = read("<feed xmlns='http://www.w3.org/2005/Atom' " + SY
                + "><title>x</title><sy:updatePeriod>hourly</sy:updatePeriod></feed>");
        assertThat(rdf.updateEvery()).isEqualTo(Duration.ofDays(1));
        assertThat(atom.updateEvery()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void hints_feedThatSaysNothing_areNone() {
        assertThat(hints("")).isEqualTo(FeedHints.NONE);
    }

    private static FeedHints hints(String head) {
        return read("<rss version='2.0' " + SY + "><channel><title>Sample</title>" + head + "</channel></rss>");
    }

    private static FeedHints read(String document) {
        return ((Feed) new FeedReader().read(document.getBytes(UTF_8), null, null)).hints();
    }
}
