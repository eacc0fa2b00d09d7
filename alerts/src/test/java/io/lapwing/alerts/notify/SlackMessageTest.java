package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.alert;
import static io.lapwing.alerts.AlertRecords.evidence;
import static io.lapwing.alerts.AlertRecords.many;
import static io.lapwing.alerts.AlertRecords.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.alerts.Signals;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackMessageTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void json_oneAlert_isThePinnedMessage() throws Exception {
        // given
        JsonNode pinned = MAPPER.readTree(getClass().getResourceAsStream("slack-message.json"));

        // when
        JsonNode message = message(alert("a").build());

        // then
        assertThat(message.toPrettyString()).isEqualTo(pinned.toPrettyString());
    }

    @Test
    void json_severityAndStatus_giveTheColour() throws Exception {
        assertThat(colour(alert("a").setSeverity(Severity.CRITICAL))).isEqualTo("#d7263d");
        assertThat(colour(alert("a").setSeverity(Severity.WARNING))).isEqualTo("#f2a900");
        assertThat(colour(alert("a").setSeverity(Severity.INFO))).isEqualTo("#3a7bd5");
        assertThat(colour(alert("a").setStatus(AlertStatus.RESOLVED).setEndedAt(Signals.START)))
                .isEqualTo("#2e9e5b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!channel> look",
                "<!here|now> &lt;!everyone&gt;",
                "<@U123> and <#C123>",
                "<https://evil.example|click me>",
                "https://evil.example/x @here #general",
                "line\nbreak\r\n> quote\u2028more",
                "back\u202ewards \u001b[31mred"
            })
    void json_hostileFeedText_canNeitherMentionNorLink(String hostile) throws Exception {
        // given
        AlertEvidence evidence = AlertEvidence.newBuilder()
                .setReportId("r")
                .setStoryId("s")
                .setTitle(hostile)
                .setUrl("https://news.example/a|<!channel>")
                .setPublisher(hostile)
                .setPhrase(hostile)
                .setTime(Signals.START)
                .build();

        // when
        JsonNode message = message(
                alert("a").setReason(hostile).setEvidence(List.of(evidence)).build());

        // then
        assertThat(texts(message)).allSatisfy(text -> {
            String own = text.path("text").asText().replace("&lt;", "").replace("&gt;", "");
            assertThat(own).doesNotContain("<").doesNotContain("\u202e").doesNotContain("\u001b");
        });
        assertThat(message.path("text").asText()).doesNotContain("<").doesNotContain(">");
        assertThat(message.findValuesAsText("fallback"))
                .allSatisfy(text -> assertThat(text).doesNotContain("<"));
        assertThat(texts(message))
                .filteredOn(text -> "mrkdwn".equals(text.path("type").asText()))
                .allSatisfy(
                        text -> assertThat(text.path("verbatim").asBoolean()).isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "ftp://x.example/", "not a url", "https:///nohost", "mailto:a@b.example"})
    void json_addressThatIsNoWebPage_isNotLinked(String url) throws Exception {
        // when
        JsonNode message = message(
                alert("a").setEvidence(List.of(evidence("r", "Title", url))).build());

        // then
        assertThat(message.toString()).contains("• Title — Sample Wire").doesNotContain(url);
    }

    @Test
    void json_addressWithMarkup_isEncoded() throws Exception {
        // given
        AlertEvidence evidence = evidence("r", "Title", "https://news.example/?a=1&b=%7C2");

        // when
        JsonNode message = message(alert("a").setEvidence(List.of(evidence)).build());

        // then
        assertThat(message.toString()).contains("<https://news.example/?a=1&amp;b=%7C2|Title>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"&", "漢", "😀", "a b <c> "})
    void json_asMuchAsThereCanBe_staysWithinSlacksLimits(String filling) throws Exception {
        // given
        String huge = filling.repeat(5000);
        AlertEvidence evidence = evidence("one", huge, "https://news.example/" + "a".repeat(400));
        evidence.setPublisher(huge);
        evidence.setPhrase(huge);
        Alert[] alerts = many(25);
        for (Alert alert : alerts) {
            alert.setReason(huge);
            alert.setEvidence(Collections.nCopies(10, evidence));
        }

        // when
        JsonNode message = message(alerts);

        // then
        assertThat(message.findValues("blocks").stream()
                        .mapToInt(JsonNode::size)
                        .sum())
                .isLessThanOrEqualTo(50);
        assertThat(message.path("attachments").size()).isLessThanOrEqualTo(20);
        assertThat(message.path("text").asText()).hasSizeLessThan(4000);
        assertThat(texts(message))
                .allSatisfy(text -> assertThat(text.path("text").asText())
                        .hasSizeLessThanOrEqualTo(
                                "plain_text".equals(text.path("type").asText()) ? 150 : 3000));
    }

    @Test
    void json_manyAlerts_namesThemAll() throws Exception {
        // when
        JsonNode message = message(many(25));

        // then
        assertThat(message.path("text").asText()).endsWith("(and 24 more)");
        assertThat(message.path("attachments")).hasSize(7);
        String others = message.path("attachments").path(6).toString();
        assertThat(others.split(
                        "counter-space: <https://news.example/one\\|Microwave satellites could disable spacecraft> —"
                                + " Sample Wire",
                        -1))
                .hasSize(19 + 1);
    }

    @Test
    void digest_manyNotifications_hasALineForEveryAlertNewestFirst() throws Exception {
        // given
        var newest = notification("desk", alert("new").setRuleId("newest").build());
        newest.setCreatedAt(Signals.START.plusSeconds(3600));
        var oldest = notification("desk", many(25));

        // when
        JsonNode message = MAPPER.readTree(SlackMessage.digest(List.of(newest, oldest)));

        // then
        assertThat(message.path("text").asText())
                .isEqualTo("*DIGEST* 26 alerts (26 warning), due from 2026-02-24 10:00 UTC to 2026-02-24 11:00 UTC");
        List<String> lines = texts(message).stream()
                .flatMap(text -> text.path("text").asText().lines())
                .toList();
        assertThat(lines).hasSize(26);
        assertThat(lines.getFirst()).startsWith("• *WARNING* newest: ");
    }

    @Test
    void json_somethingNew_isSaid() throws Exception {
        // given
        var notification = notification("desk", alert("a").build());
        notification.setNews(Map.of("a", "+2 publishers <!channel>"));

        // when
        String message = SlackMessage.json(notification);

        // then
        assertThat(message).contains("New: +2 publishers &lt;!channel&gt;");
    }

    @Test
    void json_labelsThatAShellWouldRead_areNotInTheCommand() throws Exception {
        // when
        JsonNode message = message(
                alert("a").setLabels(Map.of("publisher", "`$(rm -rf /)`' \"")).build());

        // then
        assertThat(message.toString()).contains("`lapwing silence add fingerprint=fp-a --for 2h`");
    }

    @RepeatedTest(200)
    void messages_anyInput_neitherMentionNorLinkAndStayWithinLimits() throws Exception {
        // given
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Alert[] alerts = many(1 + random.nextInt(25));
        for (Alert alert : alerts) {
            alert.setReason(noise(random));
            alert.setRuleId(noise(random));
            alert.setTheme(noise(random));
            alert.setLabels(Map.of("publisher", noise(random)));
            AlertEvidence evidence = evidence("r", noise(random), "https://news.example/" + noise(random));
            evidence.setPublisher(noise(random));
            evidence.setPhrase(noise(random));
            alert.setEvidence(Collections.nCopies(random.nextInt(11), evidence));
        }
        var notification = notification("desk", alerts);
        notification.setNews(Map.of("a0", noise(random)));

        // when, then
        for (String json :
                List.of(SlackMessage.json(notification), SlackMessage.digest(List.of(notification, notification)))) {
            JsonNode message = MAPPER.readTree(json);
            assertThat(texts(message)).as("seed " + seed).allSatisfy(text -> {
                String shown = text.path("text").asText();
                assertThat(shown)
                        .hasSizeBetween(1, "plain_text".equals(text.path("type").asText()) ? 150 : 3000);
                assertThat(shown.replaceAll("<https://news\\.example/[^<>|]*\\|[^<>]*>", ""))
                        .doesNotContain("<");
            });
            assertThat(message.path("text").asText())
                    .as("seed " + seed)
                    .hasSizeBetween(1, 4000)
                    .doesNotContain("<")
                    .doesNotContain("://")
                    .doesNotContain("@here");
            assertThat(message.findValues("blocks").stream()
                            .mapToInt(JsonNode::size)
                            .sum())
                    .isLessThanOrEqualTo(50);
        }
    }

    private static String noise(Random random) {
        List<String> parts = List.of(
                "<!channel>",
                "<@U1>",
                "@here",
                "#general",
                "https://evil.example/",
                "evil.example",
                "&",
                "<",
                ">",
                "|",
                "`",
                "*",
                "漢字",
                "😀",
                "\n",
                "\u202e",
                "\u001b[31m",
                "\ud800",
                " ",
                "word",
                "\u2028",
                "'",
                "\"");
        var text = new StringBuilder();
        int length = random.nextInt(4) == 0 ? 2000 : random.nextInt(20);
        for (int i = 0; i < length; i++) {
            text.append(parts.get(random.nextInt(parts.size())));
        }
        return text.toString();
    }

    private static String colour(Alert.Builder alert) throws Exception {
        return message(alert.build()).path("attachments").path(0).path("color").asText();
    }

    private static JsonNode message(Alert... alerts) throws Exception {
        return MAPPER.readTree(SlackMessage.json(notification("desk", alerts)));
    }

    /// Every text object of the message.
    private static List<JsonNode> texts(JsonNode node) {
        var texts = new ArrayList<JsonNode>();
        if (node.path("text").isTextual() && node.has("type")) {
            texts.add(node);
        }
        node.forEach(child -> texts.addAll(texts(child)));
        return texts;
    }
}
