package io.lapwing.runtime.http;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/// Makes HTTP clients for addresses that come from outside: source lists, redirects, webhooks.
public final class OutgoingHttp {
    /// Bounds what a host can make us hold before its body begins.
    private static final Http1Config HEADERS = Http1Config.custom()
            .setMaxHeaderCount(200)
            .setMaxLineLength(16 * 1024)
            .setMaxEmptyLineCount(10)
            .build();

    private OutgoingHttp() {}

    /// How a client behaves.
    ///
    /// @param userAgent what it calls itself
    /// @param addresses where it may connect to
    /// @param connectTimeout time to open a connection
    /// @param responseTimeout longest silence while an answer is read; callers set a deadline for the whole
    /// @param connectionsPerHost connections to one host at once
    /// @param connections connections at once
    public record Settings(
            String userAgent,
            AddressPolicy addresses,
            Duration connectTimeout,
            Duration responseTimeout,
            int connectionsPerHost,
            int connections) {}

    /// A client that follows no redirect by itself, sends no cookie and retries nothing: callers decide on each.
    public static CloseableHttpClient client(Settings settings) {
        return client(settings, SystemDefaultDnsResolver.INSTANCE);
    }

    /// The same, with names resolved by `names` before they are vetted. No proxy is used, whatever the environment
    /// says,
    /// since a proxy would connect to where the address policy does not look.
    public static CloseableHttpClient client(Settings settings, DnsResolver names) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new VettedDns(settings.addresses(), names))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .http1Config(HEADERS)
                        .build())
                .setMaxConnPerRoute(settings.connectionsPerHost())
                .setMaxConnTotal(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(settings.connectTimeout()))
                        .setSocketTimeout(timeout(settings.responseTimeout()))
                        .build())
                .build();
        var requests = RequestConfig.custom()
                .setResponseTimeout(timeout(settings.responseTimeout()))
                .setConnectionRequestTimeout(timeout(settings.responseTimeout()))
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(requests)
                .setUserAgent(settings.userAgent())
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAutomaticRetries()
                .disableAuthCaching()
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }
}
