package io.lapwing.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeetingPlaceTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/x",
        "http://a.example/x, https://a.example/x",
        "https://www.a.example/x, https://a.example/x",
        "https://m.a.example/x, https://a.example/x",
        "https://mobile.a.example/x, https://a.example/x",
        "https://amp.a.example/x, https://a.example/x",
        "https://a.example/x/, https://a.example/x",
        "https://a.example/, https://a.example/",
        "https://a.example/x/amp, https://a.example/x",
        "https://a.example/x/amp/, https://a.example/x",
        "https://a.example/amp/x, https://a.example/x",
        "https://a.example/x.amp.html, https://a.example/x.html",
        "https://a.example/x.amp, https://a.example/x",
        "https://a.example/x?amp=1, https://a.example/x",
        "https://a.example/x?outputType=amp&id=1, https://a.example/x?id=1",
        "https://a.example/x?b=1&a=2, https://a.example/x?a=2&b=1",
        "https://a.example/x/index.html, https://a.example/x",
        "https://www.google.com/amp/s/a.example/x/amp, https://a.example/x",
        "https://a-example.cdn.ampproject.org/c/s/a.example/x, https://a.example/x",
        "https://a.example/live#post-7, https://a.example/live#post-7",
    })
    void of_formsOfOneDocument_areOnePlace(String url, String place) {
        assertThat(MeetingPlace.of(CanonicalUrl.of(url).orElseThrow())).isEqualTo(place);
        assertThat(MeetingPlace.of(place)).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({
        "https://m.example/x, https://example/x",
        "https://a.example/x, https://b.example/x",
        "https://a.example/x, https://a.example/X",
        "https://a.example/x?id=1, https://a.example/x?id=2",
        "https://a.example/x, https://a.example/x?id=1",
        "https://a.example/amplifier, https://a.example/lifier",
        "https://a.example/example, https://a.example/ex",
        "https://a.example/live#post-7, https://a.example/live#post-8",
        "https://a.example:8443/x, https://a.example/x",
        "https://amp.example/x, https://example/x",
    })
    void of_otherDocuments_areOtherPlaces(String one, String other) {
        assertThat(MeetingPlace.of(one)).isNotEqualTo(MeetingPlace.of(other));
    }
}
