package io.lapwing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SourcesCommandTest {
    /// Sample data.
    private static final String LISTING = """
        {"total": 3, "sources": [
          {"id": "wire", "state": "healthy", "lastStatus": 304, "lastSuccess": "2026-02-24T08:59:30Z",
           "lastNew": "2026-02-24T08:15:00Z", "intervalSeconds": 1800, "nextPoll": "2026-02-24T09:29:30Z",
           "failures": {"count": 0}},
          {"id": "ministry", "state": "failing", "lastStatus": 403, "nextPoll": "2026-02-24T08:00:00Z",
           "failures": {"count": 3, "reason": "block-page", "detail": "block-page: a captcha"}}]}
        """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private HttpServer server;
    private int status = 200;
    private String body = LISTING;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI().toString());
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sources_asked_areShownAsATable() {
        assertThat(run("--state", "failing", "--theme", "space")).isZero();
        assertThat(asked).hasValue("/v1/sources?state=failing&theme=space");
        assertThat(out.toString()).contains("wire", "ministry", "block-page: a captcha", "2 of 3 sources");
    }

    @Test
    void sources_askedAsJson_areShownAsAnswered() throws IOException {
        assertThat(run("-o", "json")).isZero();
        var mapper = new ObjectMapper();
        assertThat(mapper.readTree(out.toString())).isEqualTo(mapper.readTree(LISTING));
    }

    @Test
    void sources_problem_isToldInItsOwnWords() {
        status = 400;
        body = "{\"status\": 400, \"detail\": \"'ill' is no state\"}";
        assertThat(run("--state", "ill")).isEqualTo(1);
        assertThat(err.toString()).contains("status 400: 'ill' is no state");
    }

    @Test
    void sources_noService_saysSo() {
        server.stop(0);
        assertThat(run()).isEqualTo(69);
        assertThat(err.toString()).contains("no ingest service answers at");
    }

    @Test
    void lines_ofAListing_tellTimesFromNow() throws IOException {
        var lines = SourceTable.lines(new ObjectMapper().readTree(LISTING), Instant.parse("2026-02-24T09:00:00Z"));
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1).split(" {2,}"))
                .containsExactly("wire", "healthy", "304", "30 s", "45 min", "30 min", "29 min", "0");
        assertThat(lines.get(2).split(" {2,}"))
                .containsExactly("ministry", "failing", "403", "-", "-", "-", "now", "3", "block-page: a captcha");
        assertThat(lines.getLast()).isEqualTo("2 of 3 sources {failing=1, healthy=1}");
    }

    private int run(String... arguments) {
        CommandLine line = Lapwing.commandLine();
        line.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        String[] all = new String[arguments.length + 3];
        all[0] = "sources";
        all[1] = "--url";
        all[2] = "http://127.0.0.1:" + server.getAddress().getPort();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return line.execute(all);
    }
}
