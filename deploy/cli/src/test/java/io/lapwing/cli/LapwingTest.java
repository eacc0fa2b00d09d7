package io.lapwing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class LapwingTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "up",
                "topics",
                "push",
                "sources",
                "ledger",
                "dead-letters",
                "tail",
                "feed",
                "eval",
                "check",
                "backtest"
            })
    void help_eachCommand_saysWhatItDoesAndHowToCallIt(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(out.toString()).contains("Usage: lapwing " + command).contains("-h, --help");
    }

    @Test
    void version_asked_isTheProjectsOwn() {
        assertThat(run("--version")).isZero();
        assertThat(out.toString().strip()).matches("lapwing \\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void unknownOption_given_exits2() {
        assertThat(run("up", "--nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("--nonsense");
    }

    @Test
    void check_shippedFiles_areInOrder() {
        assertThat(run("check")).as(out.toString()).isZero();
        assertThat(out.toString())
                .contains("taxonomy: 4 themes")
                .contains("rules: ")
                .contains("sources: ");
    }

    @Test
    void checkSources_shippedList_saysWhatWouldHappenWithEach() {
        assertThat(run("check", "sources", "-o", "json")).as(out.toString()).isZero();

        var lines = out.toString().lines().map(LapwingTest::json).toList();
        assertThat(lines).hasSizeGreaterThan(50);
        assertThat(lines)
                .filteredOn(line -> line.path("id").asText().equals("hn-algolia"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.get("kind").asText()).isEqualTo("json-api");
                    assertThat(line.get("host").asText()).isEqualTo("hn.algolia.com");
                    assertThat(line.get("interval").asText()).isEqualTo("PT10M");
                    assertThat(line.get("guard").asText()).isEqualTo("by-name");
                    assertThat(line.get("themes")).hasSize(2);
                });
        assertThat(lines)
                .noneMatch(line ->
                        line.path("problems").size() + line.path("warnings").size() > 0);
    }

    @Test
    void check_brokenFiles_namesEveryProblemAndExits78() throws Exception {
        // given
        Path rules = Files.writeString(folder.resolve("rules.yaml"), """
            rules:
              - id: r
                type: match
                when: signal.scroe > 0.5
                severity: loud
            route: {receiver: default}
            """);
        Path sources = Files.writeString(folder.resolve("sources.yaml"), "sources:\n  - id: x\n    ulr: y\n");

        // when
        int exit = run("check", "all", "--rules", rules.toString(), "--sources", sources.toString());

        // then
        assertThat(exit).isEqualTo(78);
        assertThat(out.toString())
                .contains("rules.yaml:4:")
                .contains("rules.yaml:5:")
                .contains("sources.yaml:3:")
                .contains("ulr");
    }

    @Test
    void check_taxonomyWithAWarning_printsItAndExits0() throws Exception {
        Path themes = theme("[drone, drones]");

        int exit = run("check", "taxonomy", "--taxonomy", themes.toString());

        assertThat(exit).isZero();
        assertThat(out.toString())
                .contains("taxonomy: 1 themes, 1 concepts")
                .contains("warning: ")
                .contains("test.yaml:6:")
                .contains("concepts[0].terms.en[1]: 'drones' is found by 'drone' (line 6) already");
    }

    @Test
    void check_taxonomyWithErrorsAsJson_givesEachASeverityAndExits78() throws Exception {
        Path themes = theme("[drone, Drone, drones]");

        int exit = run("check", "taxonomy", "-o", "json", "--taxonomy", themes.toString());

        assertThat(exit).isEqualTo(78);
        var lines = out.toString().lines().map(LapwingTest::json).toList();
        assertThat(lines).extracting(line -> line.get("severity").asText()).containsExactly("error", "warning");
        assertThat(lines.getFirst().get("line").asInt()).isEqualTo(6);
        assertThat(lines.getFirst().get("key").asText()).isEqualTo("concepts[0].terms.en[1]");
        assertThat(lines.getFirst().get("message").asText()).contains("says the same as 'drone'");
    }

    @Test
    void explain_whatCannotBeRead_saysSoInOneLine() {
        assertThat(run("explain", folder.toString())).isEqualTo(1);
        assertThat(run("explain", folder.resolve("none").toString())).isEqualTo(1);
        assertThat(run("explain", "http://[")).isEqualTo(1);
        assertThat(run("eval", folder.toString())).isEqualTo(78);
        assertThat(err.toString().lines()).hasSize(4).noneMatch(line -> line.contains("unexpected"));
    }

    private Path theme(String terms) throws Exception {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("themes/test.yaml"), """
            theme: test
            title: {en: Test}
            description: For tests.
            threshold: 0.5
            concepts:
              - {id: one, description: One., weight: 0.5, terms: {en: TERMS}}
            """.replace("TERMS", terms));
        return folder;
    }

    @Test
    void up_brokenRules_exits78BeforeAnythingStarts() throws Exception {
        Path rules = Files.writeString(folder.resolve("rules.yaml"), "rules: none\n");
        assertThat(run("up", "--rules", rules.toString())).isEqualTo(78);
        assertThat(err.toString()).contains("rules.yaml:1:");
    }

    @Test
    void feed_fileThatIsNone_givesALineWithTheError() throws Exception {
        // given
        Path feed = Files.writeString(folder.resolve("a.xml"), """
            <rss version="2.0"><channel><title>A</title>
            <item><guid>1</guid><title>One &amp;amp; two</title><link>https://a.example/1</link>
            <description>&lt;p&gt;Body&lt;/p&gt;</description>
            <pubDate>Fri, 27 Feb 2026 08:00:00 GMT</pubDate></item></channel></rss>
            """);
        Path none = Files.writeString(folder.resolve("b.txt"), "no feed");

        // when
        int exit = run("feed", folder.toString());

        // then
        assertThat(exit).isEqualTo(1);
        var lines = out.toString().lines().map(LapwingTest::json).toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().get("source").asText()).isEqualTo(feed.toString());
        assertThat(lines.getFirst().get("id").asText()).isEqualTo("1");
        assertThat(lines.getFirst().get("title").asText()).isEqualTo("One & two");
        assertThat(lines.getFirst().get("text").asText()).isEqualTo("Body");
        assertThat(lines.getFirst().get("publishedAt").asText()).isEqualTo("2026-02-27T08:00:00Z");
        assertThat(lines.getLast().get("source").asText()).isEqualTo(none.toString());
        assertThat(lines.getLast().get("error").asText()).isNotEmpty();
    }

    @Test
    void eval_asJson_hasTheDocumentedKeys() throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("labelled.jsonl"), """
            {"id":"1","lang":"en","title":"Drone swarm attacks","text":"","themes":["drones"],"kind":"pos","tier":""}
            {"id":"2","lang":"en","title":"Bread prices fall","text":"","themes":[],"kind":"neg-hard","tier":""}
            """);

        // when
        int exit = run("eval", file.toString(), "-o", "json");

        // then
        assertThat(exit).isZero();
        JsonNode result = json(out.toString());
        for (String key : new String[] {"precision", "recall", "f1", "tp", "fp", "fn"}) {
            assertThat(result.at("/themes/drones/" + key).isNumber()).as(key).isTrue();
        }
        assertThat(result.at("/micro/f1").isNumber()).isTrue();
        assertThat(result.at("/macro/f1").isNumber()).isTrue();
        assertThat(result.at("/languages/en/f1").isNumber()).isTrue();
        assertThat(result.at("/nearMisses/falsePositives").asInt(-1)).isZero();
    }

    @Test
    void push_brokenFile_namesLineAndColumn() throws Exception {
        Path file = Files.writeString(folder.resolve("reports.ndjson"), "{\"title\": \"a\"}\n{\"title\": }\n");
        assertThat(run("push", file.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("reports.ndjson:2:");
    }

    @Test
    void push_secretThatIsNone_saysWhatItMustBeAndDoesNotShowIt() throws Exception {
        Path file = Files.writeString(folder.resolve("reports.ndjson"), "{\"title\": \"a\"}\n");
        Path secret = Files.writeString(folder.resolve("secret"), "hunter2\n");
        assertThat(run("push", file.toString(), "--signing-secret-file", secret.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains(secret.toString(), "whsec_").doesNotContain("hunter2");
    }

    @Test
    void push_noService_saysSo() throws Exception {
        Path file = Files.writeString(folder.resolve("reports.ndjson"), "{\"title\": \"a\"}\n");
        assertThat(run("push", file.toString(), "--url", "http://127.0.0.1:1")).isEqualTo(1);
        assertThat(err.toString()).contains("no ingest service answers at http://127.0.0.1:1");
    }

    @Test
    void topicsApply_noBroker_exits69WithOneSentence() {
        int exit =
                run("topics", "apply", "--bootstrap-servers", "127.0.0.1:1", "--set", "lapwing.startup-timeout=PT0.1S");
        assertThat(exit).isEqualTo(69);
        assertThat(err.toString()).contains("127.0.0.1:1").contains("cannot be reached");
    }

    private int run(String... args) {
        CommandLine command = Lapwing.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(args);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
