package io.lapwing.ingest;

import static io.lapwing.ingest.IngestSettings.atLeastOne;
import static io.lapwing.ingest.IngestSettings.positive;
import static io.lapwing.ingest.IngestSettings.problem;

import io.lapwing.ingest.push.PushAccess;
import io.lapwing.ingest.push.PushClient;
import io.lapwing.ingest.push.PushLimits;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.Secret;
import io.lapwing.runtime.http.SigningSecret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The configuration of pushing in the terms of the parts that it configures, and what is wrong with it.
record PushSettings(IngestConfig.Push config) {
    private static final Duration LEAST_ACK_TIMEOUT = Duration.ofSeconds(1);

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        atLeastOne(problems, "push.max-bytes", config.maxBytes());
        atLeastOne(problems, "push.max-reports", config.maxReports());
        atLeastOne(problems, "push.remembered-requests", config.rememberedRequests());
        positive(problems, "push.read-deadline", config.readDeadline());
        if (config.ackTimeout().compareTo(LEAST_ACK_TIMEOUT) < 0) {
            problems.add(problem("push.ack-timeout", config.ackTimeout() + " must be PT1S or longer"));
        }
        if (config.maxInFlightBytes() < config.maxBytes()) {
            problems.add(problem(
                    "push.max-in-flight-bytes",
                    config.maxInFlightBytes() + " must be no less than push.max-bytes (" + config.maxBytes() + ")"));
        }
        credentials(problems);
        config.sources().keySet().forEach(name -> {
            if (!names().contains(name)) {
                problems.add(problem(
                        "push.sources." + name,
                        "names a sender that has neither a token nor a signing secret; there are "
                                + String.join(", ", names())));
            }
        });
        return problems;
    }

    PushAccess access() {
        return new PushAccess(names().stream().map(this::client).toList(), config.anonymous());
    }

    PushLimits limits() {
        return new PushLimits(
                config.maxBytes(),
                config.maxReports(),
                config.maxInFlightBytes(),
                config.readDeadline(),
                config.ackTimeout(),
                config.rememberedRequests());
    }

    private PushClient client(String name) {
        return new PushClient(
                name,
                Optional.ofNullable(config.tokens().get(name)),
                config.signingSecrets().getOrDefault(name, List.of()).stream()
                        .flatMap(secret -> SigningSecret.parse(secret).stream())
                        .toList(),
                config.sources().getOrDefault(name, Set.of()));
    }

    private Set<String> names() {
        var names = new TreeSet<>(config.tokens().keySet());
        names.addAll(config.signingSecrets().keySet());
        return names;
    }

    /// Each must have its form, and must belong to one sender, since it is what a sender is known by.
    private void credentials(List<Problem> problems) {
        Map<Secret, String> owners = new HashMap<>();
        config.tokens().forEach((name, token) -> {
            if (token.reveal().isBlank()) {
                problems.add(problem("push.tokens." + name, "is empty; give it a token or remove it"));
            }
            unique(problems, owners, "push.tokens." + name, token, name);
        });
        config.signingSecrets().forEach((name, secrets) -> {
            String key = "push.signing-secrets." + name;
            for (Secret secret : secrets) {
                if (SigningSecret.parse(secret).isEmpty()) {
                    problems.add(problem(key, "must be " + SigningSecret.FORM));
                }
                unique(problems, owners, key, secret, name);
            }
        });
    }

    private static void unique(
            List<Problem> problems, Map<Secret, String> owners, String key, Secret secret, String name) {
        String other = owners.putIfAbsent(secret, name);
        if (other != null && !other.equals(name)) {
            problems.add(problem(key, "is that of " + other + " too; give each sender its own"));
        }
    }
}
