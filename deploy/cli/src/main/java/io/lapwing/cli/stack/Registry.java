package io.lapwing.cli.stack;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real schema registry: Apicurio, which serves Confluent's API. Its data lies beside the broker's, because the ids
/// in
/// the records mean something only together with it.
final class Registry {
    static final String NAME = "registry";

    private static final int HEAP_MEGABYTES = 256;
    private static final String LOOPBACK = "127.0.0.1";

    private Registry() {}

    static ChildProcess.Command command(Distribution distribution, Ports ports, Path data) {
        String classPath = distribution.registry().resolve("quarkus-run.jar") + ":" + Distribution.ownCode();
        var jvm = new ArrayList<>(distribution.jvm(NAME, HEAP_MEGABYTES));
        jvm.addAll(List.of("--add-opens", "java.base/java.lang=ALL-UNNAMED"));
        return new ChildProcess.Command(
                NAME,
                jvm,
                classPath,
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
                List.of(),
                Map.ofEntries(
                        Map.entry("QUARKUS_HTTP_HOST", LOOPBACK),
                        Map.entry("QUARKUS_HTTP_PORT", Integer.toString(ports.of(Ports.Role.REGISTRY))),
                        Map.entry("QUARKUS_MANAGEMENT_HOST", LOOPBACK),
                        Map.entry(
                                "QUARKUS_MANAGEMENT_PORT", Integer.toString(ports.of(Ports.Role.REGISTRY_MANAGEMENT))),
                        Map.entry("QUARKUS_HTTP_ACCESS_LOG_ENABLED", "false"),
                        Map.entry("APICURIO_STORAGE_KIND", "sql"),
                        Map.entry("APICURIO_STORAGE_SQL_KIND", "h2"),
                        Map.entry("APICURIO_DATASOURCE_URL", "jdbc:h2:file:" + data.resolve("registry/schemas"))));
    }

    static String url(Ports ports) {
        return "http://" + LOOPBACK + ":" + ports.of(Ports.Role.REGISTRY) + "/apis/ccompat/v7";
    }
}
