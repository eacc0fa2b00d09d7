package io.lapwing.cli;

import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.runtime.app.ProjectVersion;
import io.lapwing.runtime.http.AddressPolicy;
import io.lapwing.runtime.http.OutgoingHttp;
import java.time.Duration;
import java.time.InstantSource;

/// Fetching for a person at the command line, who may reach any address that this machine reaches.
final class Fetchers {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MAX_BODY = 10 * 1024 * 1024;
    private static final int CONNECTIONS = 2;

    private Fetchers() {}

    static Fetcher forPeople() {
        return with(AddressPolicy.ANY, CONNECTIONS, CONNECTIONS);
    }

    /// A fetcher that goes where a service may go, with many connections at once.
    static Fetcher with(AddressPolicy policy, int connectionsPerHost, int connections) {
        var settings = new OutgoingHttp.Settings(
                "Lapwing/" + ProjectVersion.current(), policy, DEADLINE, DEADLINE, connectionsPerHost, connections);
        return new Fetcher(settings, new Fetcher.Limits(DEADLINE, MAX_BODY), InstantSource.system());
    }
}
