package io.lapwing.runtime.health;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// The checks of one service. Liveness asks whether a restart would help; readiness whether it does its work now.
public final class HealthChecks {
    private final Map<String, Supplier<Health>> live = new ConcurrentHashMap<>();
    private final Map<String, Supplier<Health>> ready = new ConcurrentHashMap<>();

    /// Adds a check that a dead service fails; it counts for readiness too.
    public void live(String name, Supplier<Health> check) {
        live.put(name, check);
        ready.put(name, check);
    }

    /// Adds a check that a service fails while it cannot do its work.
    public void ready(String name, Supplier<Health> check) {
        ready.put(name, check);
    }

    /// The present liveness by check.
    public Map<String, Health> liveness() {
        return evaluate(live);
    }

    /// The present readiness by check.
    public Map<String, Health> readiness() {
        return evaluate(ready);
    }

    private static Map<String, Health> evaluate(Map<String, Supplier<Health>> checks) {
        var results = new TreeMap<String, Health>();
        checks.forEach((name, check) -> results.put(name, check.get()));
        return results;
    }
}
