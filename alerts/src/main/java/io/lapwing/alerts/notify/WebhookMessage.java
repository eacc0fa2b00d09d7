package io.lapwing.alerts.notify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lapwing.record.Alert;
import io.lapwing.record.AlertEvidence;
import io.lapwing.record.Notification;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// A notification as a CloudEvent in structured JSON. Keys of the data as in the Avro records, times in ISO 8601.
final class WebhookMessage {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int VERSION = 1;

    private WebhookMessage() {}

    static byte[] json(Notification notification) {
        ObjectNode event = MAPPER.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", notification.getId());
        event.put("source", "/lapwing/alerts");
        event.put("type", "io.lapwing.notification.due");
        event.put("time", notification.getCreatedAt().toString());
        event.put("datacontenttype", "application/json");
        ObjectNode message = event.putObject("data");
        message.put("version", VERSION);
        message.put("id", notification.getId());
        message.put("receiver", notification.getReceiver());
        message.put("createdAt", notification.getCreatedAt().toString());
        labels(message.putObject("groupLabels"), notification.getGroupLabels());
        message.put("repeat", notification.getRepeat());
        message.put("resendOf", notification.getResendOf());
        ArrayNode alerts = message.putArray("alerts");
        notification.getAlerts().forEach(alert -> {
            ObjectNode node = alerts.addObject();
            alert(node, alert);
            node.put("news", notification.getNews().get(alert.getAlertId()));
        });
        try {
            return MAPPER.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void alert(ObjectNode node, Alert alert) {
        node.put("alertId", alert.getAlertId());
        node.put("fingerprint", alert.getFingerprint());
        node.put("ruleId", alert.getRuleId());
        node.put("ruleVersion", alert.getRuleVersion());
        node.put("theme", alert.getTheme());
        labels(node.putObject("labels"), alert.getLabels());
        node.put("severity", alert.getSeverity().name().toLowerCase(Locale.ROOT));
        node.put("status", alert.getStatus().name().toLowerCase(Locale.ROOT));
        node.put("startedAt", alert.getStartedAt().toString());
        node.put("updatedAt", alert.getUpdatedAt().toString());
        Instant ended = alert.getEndedAt();
        node.put("endedAt", ended == null ? null : ended.toString());
        node.put("value", alert.getValue());
        node.put("threshold", alert.getThreshold());
        node.put("reason", alert.getReason());
        ArrayNode evidence = node.putArray("evidence");
        alert.getEvidence().forEach(each -> evidence(evidence.addObject(), each));
    }

    private static void evidence(ObjectNode node, AlertEvidence evidence) {
        node.put("reportId", evidence.getReportId());
        node.put("storyId", evidence.getStoryId());
        node.put("title", evidence.getTitle());
        node.put("url", evidence.getUrl());
        node.put("publisher", evidence.getPublisher());
        node.put("phrase", evidence.getPhrase());
        node.put("time", evidence.getTime().toString());
    }

    private static void labels(ObjectNode node, Map<String, String> labels) {
        new TreeMap<>(labels).forEach(node::put);
    }
}
