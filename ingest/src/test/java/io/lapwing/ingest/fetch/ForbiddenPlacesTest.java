package io.lapwing.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapwing.ingest.fetch.FetchResult.Failed;
import io.lapwing.ingest.fetch.FetchResult.Modified;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Ways to make a reader of feeds connect to where it must not. A trap listens on every address of this machine, and
/// nothing may ever step into it.
class ForbiddenPlacesTest {
    private static final String FEED = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\nConnection: close\r\n\r\n<rss/>";
    /// Where the host stands that is allowed although it is on this machine.
    private static final String OUTSIDE = "127.0.0.5";

    private RawHost trap;

    @BeforeEach
    void open() throws IOException {
        trap = new RawHost(RawHost.text(FEED));
    }

    @AfterEach
    void close() throws IOException {
        trap.close();
    }

    @Test
    void fetch_withoutPolicy_stepsIntoTheTrap() {
        try (var fetcher = fetcher(AddressPolicy.ANY, SystemDefaultDnsResolver.INSTANCE)) {
            assertThat(fetcher.fetch(FetchRequest.of(URI.create("http://127.0.0.1:" + trap.port() + "/"))))
                    .isInstanceOf(Modified.class);
        }
        assertThat(trap.connections()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // loopback under its many names
                "127.0.0.1",
                "127.0.0.2",
                "127.255.255.254",
                "localhost",
                "localhost.",
                "LOCALHOST",
                "LocalHost",
                "0.0.0.0",
                "0",
                "[::]",
                "[::1]",
                "[0:0:0:0:0:0:0:1]",
                "[0000:0000:0000:0000:0000:0000:0000:0001]",
                // numbers written otherwise
                "2130706433",
                "127.1",
                "127.0.1",
                "0x7f.0.0.1",
                "0x7f000001",
                "0x7f.1",
                "0177.0.0.1",
                "0177.0.0.01",
                "017700000001",
                "127.0.0.1.",
                "00000127.0.0.1",
                "127.000.000.001",
                "%31%32%37.0.0.1",
                "１２７.０.０.１",
                "①②⑦.0.0.1",
                "127。0。0。1",
                // IPv4 within IPv6
                "[::ffff:127.0.0.1]",
                "[::ffff:7f00:1]",
                "[0:0:0:0:0:ffff:127.0.0.1]",
                "[::127.0.0.1]",
                "[::7f00:1]",
                "[::ffff:0:127.0.0.1]",
                "[64:ff9b::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[64:ff9b::a9fe:a9fe]",
                "[64:ff9b:1::1]",
                "[64:ff9b:1:fffe::a00:1]",
                "[2002:7f00:1::]",
                "[2002:7f00:0001::1]",
                "[2002:c0a8:101::1]",
                "[2002:a9fe:a9fe::]",
                "[2001::1]",
                "[2001:0:4136:e378:8000:63bf:3fff:fdd2]",
                "[2001:470::5efe:127.0.0.1]",
                "[2001:470::200:5efe:10.0.0.1]",
                "[fe80::5efe:127.0.0.1]",
                // networks that are not public
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.0.1",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.1",
                "198.51.100.1",
                "203.0.113.1",
                "192.88.99.1",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "[fe80::1]",
                "[fe80::1%25lo]",
                "[fe80::1%25eth0]",
                "[::1%25lo]",
                "[fc00::1]",
                "[fd12:3456:789a::1]",
                "[fec0::1]",
                "[ff02::1]",
                "[2001:db8::1]",
                "[3fff::1]",
                "[100::1]",
                // services of clouds
                "169.254.169.254",
                "2852039166",
                "0xa9fea9fe",
                "[::ffff:169.254.169.254]",
                "[::ffff:a9fe:a9fe]",
                "[fd00:ec2::254]",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                // what looks like another host
                "good.example@127.0.0.1",
                "good.example:80@127.0.0.1",
                "good.example%40127.0.0.1",
                "127.0.0.1%00.good.example",
                "127.0.0.1%2egood.invalid",
                "127.0.0.1%20good.invalid",
                "127.0.0.1\\@good.invalid",
                "good.invalid\\@127.0.0.1",
            })
    void fetch_placeInside_makesNoConnection(String host) throws IOException {
        try (var fetcher = fetcher(AddressPolicy.PUBLIC_ONLY, SystemDefaultDnsResolver.INSTANCE)) {
            URI url = uri("http://" + host + ":" + trap.port() + "/feed");
            if (url != null) {
                assertThat(fetcher.fetch(FetchRequest.of(url)))
                        .isInstanceOfSatisfying(
                                Failed.class,
                                failed -> assertThat(failed.reason())
                                        .as(failed.detail())
                                        .isIn(FailureReason.FORBIDDEN_ADDRESS, FailureReason.DNS));
            }
        }
        assertNobodyConnected();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void fetch_redirectToInside_makesNoConnection(int status) throws IOException {
        for (String inside : List.of(
                "http://127.0.0.1", "http://localhost", "//127.0.0.2", "http://[::1]", "HTTP://[::ffff:7f00:1]")) {
            String location = inside + ":" + trap.port() + "/";
            assertThat(redirected("HTTP/1.1 " + status + " Moved\r\nLocation: " + location))
                    .as(location)
                    .isEqualTo(FailureReason.FORBIDDEN_ADDRESS);
        }
        assertNobodyConnected();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://127.0.0.1/",
                "jar:http://127.0.0.1/x.jar!/",
                "gopher://127.0.0.1/",
                "data:text/xml,<rss/>",
                "javascript:alert(1)",
                "ldap://127.0.0.1/",
                "unix:/run/docker.sock",
                "http:",
                "http://",
                "http://:80/",
                "http:///etc/passwd"
            })
    void fetch_redirectToAnotherScheme_isNotFollowed(String location) throws IOException {
        assertThat(redirected("HTTP/1.1 302 Found\r\nLocation: " + location)).isEqualTo(FailureReason.REDIRECT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Refresh: 0; url=http://127.0.0.1:PORT/ | ",
                "Link: <http://127.0.0.1:PORT/>; rel=alternate | ",
                "Content-Location: http://127.0.0.1:PORT/ | ",
                "X-Nothing: 1 | <html><meta http-equiv='refresh' content='0; url=http://127.0.0.1:PORT/'></html>",
            })
    void fetch_redirectByOtherMeans_isNotFollowed(String header, String body) throws IOException {
        String text = body == null ? "" : body;
        try (var host = RawHost.at(
                        OUTSIDE,
                        RawHost.text(
                                "HTTP/1.1 200 OK\r\nConnection: close\r\n" + header.replace("PORT", "" + trap.port())
                                        + "\r\n\r\n" + text.replace("PORT", "" + trap.port())));
                var fetcher = fetcher(ForbiddenPlacesTest::allows, SystemDefaultDnsResolver.INSTANCE)) {
            assertThat(fetcher.fetch(FetchRequest.of(URI.create("http://" + OUTSIDE + ":" + host.port() + "/"))))
                    .isInstanceOf(Modified.class);
        }
        assertNobodyConnected();
    }

    @Test
    void fetch_nameThatResolvesOtherwiseTheSecondTime_makesNoConnectionInside() throws IOException {
        try (var host = RawHost.at(OUTSIDE, RawHost.text(FEED))) {
            // given
            var lookups = new AtomicInteger();
            var answers = new ArrayDeque<>(List.of(OUTSIDE, "127.0.0.1", "127.0.0.1"));
            DnsResolver names = names(answers, lookups);
            URI url = URI.create("http://rebinding.example:" + host.port() + "/");

            try (var fetcher = fetcher(ForbiddenPlacesTest::allows, names)) {
                // when
                FetchResult first = fetcher.fetch(FetchRequest.of(url));
                int lookupsOfFirst = lookups.get();
                FetchResult second =
                        fetcher.fetch(FetchRequest.of(URI.create("http://rebinding.example:" + trap.port() + "/")));

                // then
                assertThat(first).isInstanceOf(Modified.class);
                assertThat(lookupsOfFirst)
                        .as("what is vetted is what is connected to")
                        .isEqualTo(1);
                assertThat(reason(second)).isEqualTo(FailureReason.FORBIDDEN_ADDRESS);
            }
        }
        assertNobodyConnected();
    }

    @Test
    void fetch_nameWithOneAddressOutsideAndOneInside_connectsOutsideOnly() throws IOException {
        try (var closed = RawHost.at(OUTSIDE, RawHost.text(FEED))) {
            closed.close();
            DnsResolver names = named(host -> new InetAddress[] {
                InetAddress.getByName("127.0.0.1"), InetAddress.getByName(OUTSIDE), InetAddress.getByName("::1")
            });
            try (var fetcher = fetcher(ForbiddenPlacesTest::allows, names)) {
                // when: nobody listens outside at the port of the trap but the trap itself, on every address
                fetcher.fetch(FetchRequest.of(URI.create("http://both.example:" + closed.port() + "/")));
            }
        }
        assertNobodyConnected();
    }

    @Test
    void fetch_proxyOfTheEnvironment_isNotUsed() throws IOException {
        var before = new HashMap<String, String>();
        List.of("http.proxyHost", "http.proxyPort", "http.nonProxyHosts")
                .forEach(key -> before.put(key, System.getProperty(key)));
        System.setProperty("http.proxyHost", "127.0.0.1");
        System.setProperty("http.proxyPort", "" + trap.port());
        System.setProperty("http.nonProxyHosts", "");
        try (var host = RawHost.at(OUTSIDE, RawHost.text(FEED));
                var fetcher = fetcher(ForbiddenPlacesTest::allows, SystemDefaultDnsResolver.INSTANCE)) {
            assertThat(fetcher.fetch(FetchRequest.of(URI.create("http://" + OUTSIDE + ":" + host.port() + "/"))))
                    .isInstanceOf(Modified.class);
        } finally {
            before.forEach((key, value) -> {
                if (value == null) {
                    System.clearProperty(key);
                } else {
                    System.setProperty(key, value);
                }
            });
        }
        assertNobodyConnected();
    }

    private FailureReason redirected(String head) throws IOException {
        try (var host = RawHost.at(OUTSIDE, RawHost.text(head + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                var fetcher = fetcher(ForbiddenPlacesTest::allows, SystemDefaultDnsResolver.INSTANCE)) {
            return reason(fetcher.fetch(FetchRequest.of(URI.create("http://" + OUTSIDE + ":" + host.port() + "/"))));
        }
    }

    private static FailureReason reason(FetchResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed) result).reason();
    }

    /// Connections are accepted in the order in which they were made, so that one of our own comes after all others.
    private void assertNobodyConnected() throws IOException {
        try (var own = new Socket("127.0.0.1", trap.port())) {
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> trap.connections() >= 1);
            assertThat(own.isConnected()).isTrue();
            assertThat(trap.connections()).isEqualTo(1);
        }
    }

    private static boolean allows(InetAddress address) {
        return address.getHostAddress().equals(OUTSIDE) || AddressPolicy.PUBLIC_ONLY.allows(address);
    }

    private static Fetcher fetcher(AddressPolicy addresses, DnsResolver names) {
        var limit = Duration.ofSeconds(20);
        var settings = new OutgoingHttp.Settings("Lapwing-Test", addresses, limit, limit, 2, 10);
        return new Fetcher(
                OutgoingHttp.client(settings, names), new Fetcher.Limits(limit, 10_000), InstantSource.system());
    }

    private static DnsResolver names(Queue<String> answers, AtomicInteger lookups) {
        return named(host -> {
            lookups.incrementAndGet();
            return new InetAddress[] {InetAddress.getByName(answers.remove())};
        });
    }

    private interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private static DnsResolver named(Lookup lookup) {
        return new DnsResolver() {
            @Override
            public InetAddress[] resolve(String host) throws UnknownHostException {
                return lookup.of(host);
            }

            @Override
            public String resolveCanonicalHostname(String host) {
                return host;
            }
        };
    }

    /// Null if it is no address at all, so that no source list and no redirect can hold it.
    private static @Nullable URI uri(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
