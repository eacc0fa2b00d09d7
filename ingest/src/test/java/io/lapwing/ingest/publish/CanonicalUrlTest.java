package io.lapwing.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, https://a.example/x",
        "HTTPS://A.Example/X, https://a.example/X",
        "https://a.example, https://a.example/",
        "https://a.example:443/x, https://a.example/x",
        "http://a.example:80/x, http://a.example/x",
        "http://a.example:8080/x, http://a.example:8080/x",
        "https://a.example./x, https://a.example/x",
        "https://user:pw@a.example/x, https://a.example/x",
        "https://a.example/b/../x/./y, https://a.example/x/y",
        "https://a.example/x?utm_source=rss&utm_medium=feed, https://a.example/x",
        "https://a.example/x?id=1&utm_source=rss&b=2, https://a.example/x?id=1&b=2",
        "https://a.example/x?UTM_Source=rss, https://a.example/x",
        "https://a.example/x?fbclid=1&gclid=2&spm=3, https://a.example/x",
        "https://a.example/x?source=2&item_utm=3, https://a.example/x?source=2&item_utm=3",
        "https://a.example/x?srsltid=1&_ga=2&at_medium=RSS&at_campaign=KARANGA, https://a.example/x",
        "https://a.example/x?from=rss&id=1, https://a.example/x?id=1",
        "https://a.example/x?from=1, https://a.example/x?from=1",
        "https://a.example/x?PHPSESSID=1&sessionid=2&ASPSESSIONIDQQ=3, https://a.example/x?ASPSESSIONIDQQ=3",
        "https://a.example/x;jsessionid=1A2B?id=1, https://a.example/x?id=1",
        "https://a.example/%e6%96%b0%2f%7euser, https://a.example/%E6%96%B0%2F~user",
        "https://a.example/x/, https://a.example/x/",
        "https://a.example/x?b=1&a=2, https://a.example/x?b=1&a=2",
        "https://a.example/x?, https://a.example/x",
        "https://a.example/x#, https://a.example/x",
        "https://a.example/x#:~:text=word, https://a.example/x",
        "https://a.example/live#post-7, https://a.example/live#post-7",
        "https://a.example/a b, https://a.example/a%20b",
        "https://a.example/新闻?q=芯片, https://a.example/%E6%96%B0%E9%97%BB?q=%E8%8A%AF%E7%89%87",
        "https://例え.example/x, https://xn--r8jz45g.example/x",
        "http://[2001:DB8::1]:80/x, http://[2001:db8::1]/x",
        "' https://a.example/x\n', https://a.example/x",
    })
    void of_address_isCanonical(String url, String expected) {
        assertThat(CanonicalUrl.of(url)).contains(expected);
        assertThat(CanonicalUrl.of(expected)).contains(expected);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "x", "/x", "ftp://a.example/", "urn:1", "https://", "https:///x", "mailto:a@b.example"})
    void of_noWebAddress_isEmpty(String url) {
        assertThat(CanonicalUrl.of(url)).isEmpty();
    }

    @Test
    void of_longAddress_isEmpty() {
        assertThat(CanonicalUrl.of("https://a.example/" + "x".repeat(2_000))).isEmpty();
    }
}
