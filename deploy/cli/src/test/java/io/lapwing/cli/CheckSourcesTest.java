package io.lapwing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// `lapwing check sources` on a real web host of this machine.
class CheckSourcesTest {
    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private HttpServer host;

    @BeforeEach
    void start() throws Exception {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/feed", 200, """
            <rss version="2.0"><channel><title>A</title><item><guid>1</guid><title>One &amp;amp; all</title>
            <pubDate>Fri, 27 Feb 2026 08:00:00 GMT</pubDate></item></channel></rss>
            """);
        answer("/api", 200, "{\"items\": [{\"id\": 1, \"title\": \"First\"}, {\"id\": 2}]}");
        answer("/gone", 403, "no");
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void withoutFetch_trouble_isNamedWithoutARequest() throws Exception {
        // given
        Path list = list("""
            sources:
              - {id: inside, kind: rss, url: "http://169.254.169.254/feed"}
              - {id: mapped, kind: rss, url: "http://[::ffff:10.0.0.1]/feed"}
              - {id: open, kind: rss, url: "https://open.example/feed", themes: [spaec]}
              - {id: lost, kind: file, path: none.ndjson}
              - id: keyed
                kind: json-api
                url: https://keyed.example/
                headers: {X-Key: "${LAPWING_NO_SUCH_KEY}"}
                json_path: {items: $.x, id: $.id, title: $.t}
            """);

        // when
        int exit = run("check", "sources", list.toString());

        // then
        assertThat(exit).isEqualTo(1);
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("sources: 5 sources, 0 switched off"),
                        line -> assertThat(line).startsWith("inside ").contains("rss", "adaptive", "169.254.169.254"),
                        line -> assertThat(line).startsWith("    problem: the guard refuses its address"),
                        line -> assertThat(line).startsWith("mapped "),
                        line -> assertThat(line).startsWith("    problem: the guard refuses its address"),
                        line -> assertThat(line).startsWith("open ").contains("open.example"),
                        line -> assertThat(line)
                                .startsWith("    warning: there is no theme 'spaec'; there are distillation"),
                        line -> assertThat(line).startsWith("lost ").contains("file"),
                        line -> assertThat(line)
                                .startsWith("    problem: there is no readable file " + folder.toRealPath()),
                        line -> assertThat(line).startsWith("keyed "),
                        line -> assertThat(line)
                                .startsWith("    problem: header X-Key: the environment variable LAPWING_NO_SUCH"));
        assertThat(err.toString()).contains("something is wrong with 4 of 5 sources");
    }

    @Test
    void withFetch_eachSource_isReadOnceAndTold() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("old.ndjson"), "{\"title\": \"Old\"}\nbroken\n");
        Path list = list("""
            sources:
              - {id: feed, kind: rss, url: "BASE/feed"}
              - {id: api, kind: json-api, url: "BASE/api", json_path: {items: $.items, id: $.id, title: $.title}}
              - {id: shut, kind: rss, url: "BASE/gone"}
              - {id: old, kind: file, path: FILE}
            """.replace("FILE", file.getFileName().toString()));

        // when
        int exit = run("check", "sources", list.toString(), "--fetch", "--allow-private-networks", "-o", "json");

        // then
        assertThat(exit).isEqualTo(1);
        var reads = new ArrayList<JsonNode>();
        for (String line : out.toString().lines().skip(1).toList()) {
            reads.add(new ObjectMapper().readTree(line).get("read"));
        }
        assertThat(reads).extracting(read -> read.get("status").asText()).containsExactly("ok", "ok", "status", "ok");
        assertThat(reads.get(0).get("format").asText()).isEqualTo("rss");
        assertThat(reads.get(0).get("entries").asInt()).isEqualTo(1);
        assertThat(reads.get(0).get("newest").asText()).isEqualTo("2026-02-27T08:00:00Z");
        assertThat(reads.get(0).get("firstTitle").asText()).isEqualTo("One & all");
        assertThat(reads.get(1).get("format").asText()).isEqualTo("json");
        assertThat(reads.get(1).get("remarks").get(0).asText()).isEqualTo("item 2 has nothing at $.title");
        assertThat(reads.get(2).get("detail").asText()).contains("status 403").contains("check the source's url");
        assertThat(reads.get(3).get("firstTitle").asText()).isEqualTo("Old");
        assertThat(reads.get(3).get("remarks").get(0).asText()).startsWith("line 2 is not JSON");
        assertThat(err.toString()).contains("4 of 4: ").contains("shut status").contains("wrong with 1 of 4");
    }

    @Test
    void withFetch_addressInside_isRefusedByTheGuard() throws Exception {
        Path list = list("sources:\n  - {id: feed, kind: rss, url: \"BASE/feed\"}\n");

        assertThat(run("check", "sources", list.toString(), "--fetch")).isEqualTo(1);
        assertThat(out.toString()).contains("forbidden-address: ");
    }

    @Test
    void brokenList_isNamedAndExits78() throws Exception {
        Path list = list("sources:\n  - {id: a, kind: file, url: \"BASE/\"}\n");

        assertThat(run("check", "sources", list.toString())).isEqualTo(78);
        assertThat(out.toString()).contains(":2:").contains("sources[0].url: cannot stand in a source of kind file");
    }

    @Test
    void misplacedArguments_exit2() {
        assertThat(run("check", "rules", "some.yaml")).isEqualTo(2);
        assertThat(run("check", "rules", "--fetch")).isEqualTo(2);
        assertThat(run("up", "--live", "--sources", "some.yaml")).isEqualTo(2);
    }

    private Path list(String text) throws Exception {
        String base = "http://127.0.0.1:" + host.getAddress().getPort();
        return Files.writeString(folder.toRealPath().resolve("sources.yaml"), text.replace("BASE", base));
    }

    private void answer(String path, int status, String body) {
        byte[] bytes = body.getBytes(UTF_8);
        host.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private int run(String... args) {
        CommandLine command = Lapwing.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }
}
