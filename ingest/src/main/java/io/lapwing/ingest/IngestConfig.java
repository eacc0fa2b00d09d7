package io.lapwing.ingest;

import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.config.ServiceConfig;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The settings of the ingest service.
public interface IngestConfig extends ServiceConfig {
    /// What is ingest's own.
    Ingest ingest();

    /// What is polled, how often, and within which limits.
    interface Ingest {
        /// The source list, a YAML file.
        Path sources();

        /// Consumer group whose members share the sources among them.
        @WithDefault("lapwing.ingest")
        String groupId();

        /// Time without a sign of life after which the sources of an instance go to others.
        @WithDefault("PT10S")
        Duration sessionTimeout();

        /// What it calls itself to the hosts that it reads; made from version and contact if not set.
        Optional<String> userAgent();

        /// Address or web page at which a host's owner reaches whoever runs this; part of the user agent.
        Optional<String> contact();

        /// Whether sources may lie at loopback, private and other special addresses.
        @WithDefault("false")
        boolean allowPrivateNetworks();

        /// Shortest time between two readings of a source whose list entry sets none.
        @WithDefault("PT5M")
        Duration minInterval();

        /// Longest such time, and the longest wait after failures.
        @WithDefault("PT24H")
        Duration maxInterval();

        /// That time as long as it is not known how often a source publishes.
        @WithDefault("PT15M")
        Duration defaultInterval();

        /// Longest time for which a host's `Cache-Control` and `Expires` and a feed's `ttl` put a reading off.
        @WithDefault("PT1H")
        Duration maxHintInterval();

        /// Time without anything new after which a feed that shows no entries is reported as empty.
        @WithDefault("P3D")
        Duration emptyAfter();

        /// Time for a whole exchange: connection, redirects and body.
        @WithDefault("PT30S")
        Duration fetchDeadline();

        /// Largest body that is read, in bytes after decompression.
        @WithDefault("10485760")
        int maxBodyBytes();

        /// Connections to one host at once.
        @WithDefault("2")
        int connectionsPerHost();

        /// Shortest time from the start of one request to a host to that of the next.
        @WithDefault("PT1S")
        Duration hostGap();

        /// Sources read at once.
        @WithDefault("64")
        int concurrentPolls();

        /// Time for which results are gathered into one transaction.
        @WithDefault("PT0.2S")
        Duration commitInterval();

        /// Reports that others send.
        Push push();
    }

    /// Who may push, and how much at once.
    interface Push {
        /// Bearer tokens by the name of who sends; the name becomes part of the source id.
        Map<String, Secret> tokens();

        /// Secrets of those who sign what they send, by their names; several while keys are exchanged.
        Map<String, List<Secret>> signingSecrets();

        /// Further sources that a sender may push for, by its name.
        Map<String, Set<String>> sources();

        /// Whether pushes with neither are accepted; for a port that only trusted programs reach.
        @WithDefault("false")
        boolean anonymous();

        /// Largest request body, in bytes, as it is sent and after decompression.
        @WithDefault("1048576")
        int maxBytes();

        /// Most reports in one request.
        @WithDefault("1000")
        int maxReports();

        /// Most bytes of all requests that are not answered yet; further ones are told to slow down.
        @WithDefault("33554432")
        long maxInFlightBytes();

        /// Time for a body to arrive.
        @WithDefault("PT30S")
        Duration readDeadline();

        /// Time for the broker to take the reports of a request.
        @WithDefault("PT10S")
        Duration ackTimeout();

        /// Ids of requests that are remembered, so that a repeat is not stored again.
        @WithDefault("100000")
        int rememberedRequests();
    }
}
