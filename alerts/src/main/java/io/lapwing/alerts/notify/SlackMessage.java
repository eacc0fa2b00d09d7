package io.lapwing.alerts.notify;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.slack.api.model.Attachment;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.AlertStatus;
import io.lapwing.record.Notification;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A notification as a Slack message in Block Kit: a card in the colour of its severity for each alert, as long as
/// there
/// is room, and a line for each of the others. It stays within Slack's limits whatever the alerts hold.
final class SlackMessage {
    private static final Gson GSON = new GsonBuilder()
            .setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
            .disableHtmlEscaping()
            .create();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final String QUIET_COLOUR = "#8d99a6";

    private static final int MAX_CARDS = 6;
    private static final int MAX_CITED = 5;
    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 2900;
    private static final int MAX_REASON = 400;
    private static final int MAX_PHRASE = 300;
    private static final int MAX_TITLE = 120;
    private static final int MAX_PUBLISHER = 60;

    private SlackMessage() {}

    private record Message(String text, List<Attachment> attachments, boolean unfurlLinks, boolean unfurlMedia) {}

    /// The body of the request to an incoming webhook.
    static String json(Notification notification) {
        List<Alert> alerts = notification.getAlerts();
        var attachments = new ArrayList<Attachment>();
        alerts.stream().limit(MAX_CARDS).map(SlackMessage::card).forEach(attachments::add);
        if (alerts.size() > MAX_CARDS) {
            attachments.add(others(alerts.subList(MAX_CARDS, alerts.size())));
        }
        return GSON.toJson(new Message(summary(alerts), attachments, false, false));
    }

    private static String summary(List<Alert> alerts) {
        Alert first = alerts.getFirst();
        String text = "*" + state(first) + "* " + SlackText.escaped(first.getReason(), MAX_REASON);
        return alerts.size() == 1 ? text : text + " (and " + (alerts.size() - 1) + " more)";
    }

    private static Attachment card(Alert alert) {
        var blocks = new ArrayList<LayoutBlock>();
        String header = state(alert) + " · " + alert.getTheme() + " · " + alert.getRuleId();
        blocks.add(HeaderBlock.builder().text(plain(header)).build());
        blocks.add(section(reason(alert)));
        List<String> cited = alert.getEvidence().stream()
                .limit(MAX_CITED)
                .map(SlackMessage::cited)
                .toList();
        sections(cited).forEach(text -> blocks.add(section(text)));
        String since = alert.getEndedAt() == null ? "" : ", ended " + TIME.format(alert.getEndedAt());
        blocks.add(ContextBlock.builder()
                .elements(List.of(markdown("Since " + TIME.format(alert.getStartedAt()) + since + " · alert "
                        + SlackText.escaped(alert.getFingerprint(), MAX_PUBLISHER))))
                .build());
        return Attachment.builder()
                .color(colour(alert))
                .fallback(SlackText.escaped(state(alert) + ": " + alert.getReason(), MAX_REASON))
                .blocks(blocks)
                .build();
    }

    private static Attachment others(List<Alert> alerts) {
        List<String> lines = alerts.stream().map(SlackMessage::line).toList();
        List<LayoutBlock> blocks = new ArrayList<>();
        sections(lines).forEach(text -> blocks.add(section(text)));
        return Attachment.builder()
                .color(QUIET_COLOUR)
                .fallback("and " + alerts.size() + " more alerts")
                .blocks(blocks)
                .build();
    }

    private static String line(Alert alert) {
        String about = alert.getEvidence().stream()
                .findFirst()
                .map(evidence -> SlackText.escaped(evidence.getTitle(), MAX_TITLE) + " — "
                        + SlackText.escaped(evidence.getPublisher(), MAX_PUBLISHER))
                .orElseGet(() -> SlackText.escaped(alert.getReason(), MAX_TITLE));
        return "• *" + state(alert) + "* " + SlackText.escaped(alert.getRuleId(), MAX_TITLE) + ": " + about;
    }

    private static String reason(Alert alert) {
        String text = "*" + SlackText.escaped(alert.getReason(), MAX_REASON) + "*";
        Optional<String> phrase = alert.getEvidence().stream()
                .map(AlertEvidence::getPhrase)
                .filter(each -> !each.isBlank())
                .findFirst();
        return phrase.map(each -> text + "\n>" + SlackText.escaped(each, MAX_PHRASE))
                .orElse(text);
    }

    private static String cited(AlertEvidence evidence) {
        return "• " + SlackText.link(Optional.ofNullable(evidence.getUrl()), evidence.getTitle(), MAX_TITLE) + " — "
                + SlackText.escaped(evidence.getPublisher(), MAX_PUBLISHER) + ", " + TIME.format(evidence.getTime());
    }

    /// Lines put together into texts that fit a section each.
    private static List<String> sections(List<String> lines) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder();
        for (String line : lines) {
            if (!text.isEmpty() && text.length() + 1 + line.length() > MAX_SECTION) {
                texts.add(text.toString());
                text.setLength(0);
            }
            text.append(text.isEmpty() ? "" : "\n").append(line);
        }
        if (!text.isEmpty()) {
            texts.add(text.toString());
        }
        return texts;
    }

    private static SectionBlock section(String text) {
        return SectionBlock.builder().text(markdown(text)).build();
    }

    /// Verbatim: Slack makes no links of its own out of names and addresses.
    private static MarkdownTextObject markdown(String text) {
        return MarkdownTextObject.builder().text(text).verbatim(true).build();
    }

    private static PlainTextObject plain(String text) {
        return PlainTextObject.builder()
                .text(SlackText.escaped(text, MAX_HEADER))
                .emoji(false)
                .build();
    }

    private static String state(Alert alert) {
        return alert.getStatus() == AlertStatus.RESOLVED
                ? "RESOLVED"
                : alert.getSeverity().name();
    }

    private static String colour(Alert alert) {
        if (alert.getStatus() == AlertStatus.RESOLVED) {
            return "#2e9e5b";
        }
        return switch (alert.getSeverity()) {
            case CRITICAL -> "#d7263d";
            case WARNING -> "#f2a900";
            case INFO -> "#3a7bd5";
        };
    }
}
