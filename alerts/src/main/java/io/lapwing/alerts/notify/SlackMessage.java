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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A notification as a Slack message in Block Kit: a card in the colour of its severity for each alert, as long as
/// there is room, and a line for each of the others. Several notifications make a digest: a line for each alert. It
/// stays within Slack's limits whatever the alerts hold.
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
    private static final int MAX_COMMAND = 900;
    private static final int MAX_LINE_URL = 150;

    private SlackMessage() {}

    private record Message(String text, List<Attachment> attachments, boolean unfurlLinks, boolean unfurlMedia) {}

    /// The body of the request to an incoming webhook.
    static String json(Notification notification) {
        List<Alert> alerts = notification.getAlerts();
        var attachments = new ArrayList<Attachment>();
        alerts.stream()
                .limit(MAX_CARDS)
                .map(alert -> card(alert, news(notification, alert)))
                .forEach(attachments::add);
        if (alerts.size() > MAX_CARDS) {
            List<String> lines = alerts.stream()
                    .skip(MAX_CARDS)
                    .map(alert -> line(alert, news(notification, alert)))
                    .toList();
            attachments.add(lines(QUIET_COLOUR, "and " + lines.size() + " more alerts", lines));
        }
        return GSON.toJson(new Message(summary(alerts), attachments, false, false));
    }

    /// The body of the request for several notifications in one message.
    ///
    /// @param newestFirst the notifications, the latest first
    static String digest(List<Notification> newestFirst) {
        List<String> lines = newestFirst.stream()
                .flatMap(notification ->
                        notification.getAlerts().stream().map(alert -> line(alert, news(notification, alert))))
                .toList();
        List<Alert> alerts = newestFirst.stream()
                .flatMap(notification -> notification.getAlerts().stream())
                .toList();
        String summary = "*DIGEST* " + counts(alerts) + ", due from "
                + TIME.format(newestFirst.getLast().getCreatedAt()) + " to "
                + TIME.format(newestFirst.getFirst().getCreatedAt());
        String colour = alerts.stream()
                .filter(alert -> alert.getStatus() != AlertStatus.RESOLVED)
                .max(Comparator.comparing(Alert::getSeverity))
                .map(SlackMessage::colour)
                .orElse(QUIET_COLOUR);
        return GSON.toJson(new Message(
                summary, List.of(lines(colour, "a digest of " + lines.size() + " alerts", lines)), false, false));
    }

    /// Such as `58 alerts (3 critical, 55 warning)`.
    private static String counts(List<Alert> alerts) {
        var byState = new TreeMap<String, Integer>();
        alerts.forEach(alert -> byState.merge(state(alert).toLowerCase(Locale.ROOT), 1, Integer::sum));
        String parts = byState.entrySet().stream()
                .map(each -> each.getValue() + " " + each.getKey())
                .collect(Collectors.joining(", "));
        return alerts.size() + (alerts.size() == 1 ? " alert (" : " alerts (") + parts + ")";
    }

    private static Optional<String> news(Notification notification, Alert alert) {
        return Optional.ofNullable(notification.getNews().get(alert.getAlertId()));
    }

    private static String summary(List<Alert> alerts) {
        Alert first = alerts.getFirst();
        String text = "*" + state(first) + "* " + SlackText.inert(first.getReason(), MAX_REASON);
        return alerts.size() == 1 ? text : text + " (and " + (alerts.size() - 1) + " more)";
    }

    private static Attachment card(Alert alert, Optional<String> news) {
        var blocks = new ArrayList<LayoutBlock>();
        String header = state(alert) + " · " + alert.getTheme() + " · " + alert.getRuleId();
        blocks.add(HeaderBlock.builder().text(plain(header)).build());
        blocks.add(section(reason(alert, news)));
        List<String> cited = alert.getEvidence().stream()
                .limit(MAX_CITED)
                .map(SlackMessage::cited)
                .toList();
        sections(cited).forEach(text -> blocks.add(section(text)));
        String since = alert.getEndedAt() == null ? "" : ", ended " + TIME.format(alert.getEndedAt());
        String silence = alert.getStatus() == AlertStatus.RESOLVED
                ? ""
                : " · silence it: `" + SlackText.escaped(SilenceCommand.of(alert), MAX_COMMAND) + "`";
        blocks.add(ContextBlock.builder()
                .elements(List.of(markdown("Since " + TIME.format(alert.getStartedAt()) + since + silence)))
                .build());
        return Attachment.builder()
                .color(colour(alert))
                .fallback(SlackText.inert(state(alert) + ": " + alert.getReason(), MAX_REASON))
                .blocks(blocks)
                .build();
    }

    private static Attachment lines(String colour, String fallback, List<String> lines) {
        List<LayoutBlock> blocks = new ArrayList<>();
        sections(lines).forEach(text -> blocks.add(section(text)));
        return Attachment.builder()
                .color(colour)
                .fallback(fallback)
                .blocks(blocks)
                .build();
    }

    private static String line(Alert alert, Optional<String> news) {
        String about = alert.getEvidence().stream()
                .findFirst()
                .map(evidence -> SlackText.link(shortUrl(evidence), evidence.getTitle(), MAX_TITLE) + " — "
                        + SlackText.escaped(evidence.getPublisher(), MAX_PUBLISHER))
                .orElseGet(() -> SlackText.escaped(alert.getReason(), MAX_TITLE));
        return "• *" + state(alert) + "* " + SlackText.escaped(alert.getRuleId(), MAX_PUBLISHER) + ": " + about
                + news.map(words -> " (" + SlackText.escaped(words, MAX_TITLE) + ")")
                        .orElse("");
    }

    private static Optional<String> shortUrl(AlertEvidence evidence) {
        return Optional.ofNullable(evidence.getUrl()).filter(url -> url.length() <= MAX_LINE_URL);
    }

    private static String reason(Alert alert, Optional<String> news) {
        String text = "*" + SlackText.escaped(alert.getReason(), MAX_REASON) + "*"
                + news.map(words -> "\nNew: " + SlackText.escaped(words, MAX_REASON))
                        .orElse("");
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
