package io.lapwing.cli.why;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.scan.TopicScan;
import io.lapwing.record.Alert;
import io.lapwing.record.Delivery;
import io.lapwing.record.EnrichedReport;
import io.lapwing.record.Notification;
import io.lapwing.record.Signal;
import io.lapwing.record.Silence;
import io.lapwing.runtime.kafka.KafkaClients;
import io.lapwing.schemas.AvroSerdes;
import io.lapwing.schemas.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/// Reads a report's way out of the topics: the records that name it, and those that came before and that rules need.
public final class Trail {
    /// Clocks of services may differ so much.
    private static final Duration SLACK = Duration.ofMinutes(5);

    private final Topics topics;
    private final AvroSerdes serdes;
    private final TopicScan scan;
    private final RuleFile file;
    private final List<String> gaps = new ArrayList<>();

    /// A signal with its record's time.
    record SeenSignal(Instant at, Signal signal) {}

    /// An alert with its record's time.
    record SeenAlert(Instant at, Alert alert) {}

    /// What was found.
    ///
    /// @param report the report; empty if it was not found
    /// @param signals signals of its themes from the lookback on, in time order
    /// @param alerts all states of alerts since, in time order
    /// @param notifications notifications since that hold an alert on the report
    /// @param deliveries what became of them, by notification id
    /// @param silences all silences that are known
    /// @param gaps what could not be read, in words
    record Found(
            Optional<EnrichedReport> report,
            List<SeenSignal> signals,
            List<SeenAlert> alerts,
            List<Notification> notifications,
            Map<String, Delivery> deliveries,
            List<Silence> silences,
            List<String> gaps) {}

    /// @param clients how to reach the cluster
    /// @param scan reads topics
    /// @param file the rules in force
    public Trail(KafkaClients clients, TopicScan scan, RuleFile file) {
        this.topics = clients.topics();
        this.serdes = clients.serdes();
        this.scan = scan;
        this.file = file;
    }

    /// Follows a report.
    ///
    /// @param idOrUrl its id or its address
    /// @param since the first time at which it may have come
    /// @param lookback how far before it signals are read, for rules that count
    Found follow(String idOrUrl, Instant since, Duration lookback) {
        Optional<EnrichedReport> found = report(idOrUrl, since);
        if (found.isEmpty()) {
            return new Found(found, List.of(), List.of(), List.of(), Map.of(), List.of(), List.copyOf(gaps));
        }
        EnrichedReport report = found.get();
        Instant from = report.getFetchedAt().minus(SLACK);
        List<SeenSignal> signals = signals(report, from.minus(lookback));
        List<SeenAlert> alerts = alerts(from);
        Set<String> ids = new HashSet<>();
        alerts.stream()
                .map(SeenAlert::alert)
                .filter(alert -> cites(alert, report.getId()))
                .forEach(alert -> ids.add(alert.getAlertId()));
        List<Notification> notifications = notifications(ids, from);
        return new Found(
                found, signals, alerts, notifications, deliveries(notifications, from), silences(), List.copyOf(gaps));
    }

    static boolean cites(Alert alert, String reportId) {
        return alert.getEvidence().stream()
                .anyMatch(evidence -> evidence.getReportId().equals(reportId));
    }

    private Optional<EnrichedReport> report(String idOrUrl, Instant since) {
        var found = new Holder<EnrichedReport>();
        String wanted = plain(idOrUrl);
        String topic = topics.reportsEnriched();
        note(
                topic,
                scan.read(
                        topic,
                        topic::equals,
                        since,
                        serdes.topic(EnrichedReport.class).deserializer(),
                        (record, report) -> {
                            String url = report.getUrl();
                            boolean same = report.getId().equals(idOrUrl)
                                    || url != null && plain(url).equals(wanted);
                            // The first record is the report itself; what comes later are its repeats.
                            if (same && found.value == null) {
                                found.value = report;
                            }
                        }));
        return Optional.ofNullable(found.value);
    }

    private List<SeenSignal> signals(EnrichedReport report, Instant from) {
        Set<String> themes = new HashSet<>();
        report.getThemes().forEach(score -> themes.add(topics.signals(score.getTheme())));
        var signals = new ArrayList<SeenSignal>();
        note(
                "signals",
                scan.read(
                        "signals",
                        themes::contains,
                        from,
                        serdes.topic(Signal.class).deserializer(),
                        (record, signal) -> signals.add(new SeenSignal(at(record), signal))));
        signals.sort(Comparator.comparing(SeenSignal::at));
        return signals;
    }

    private List<SeenAlert> alerts(Instant from) {
        var alerts = new ArrayList<SeenAlert>();
        note(
                "alerts",
                scan.read(
                        "alerts",
                        name -> name.startsWith(topics.alertsPrefix())
                                || file.ruleTopics().contains(name),
                        from,
                        serdes.topic(Alert.class).deserializer(),
                        (record, alert) -> alerts.add(new SeenAlert(at(record), alert))));
        alerts.sort(Comparator.comparing(SeenAlert::at));
        return alerts;
    }

    private List<Notification> notifications(Set<String> alertIds, Instant from) {
        var notifications = new ArrayList<Notification>();
        String topic = topics.notifications();
        note(
                topic,
                scan.read(
                        topic,
                        topic::equals,
                        from,
                        serdes.topic(Notification.class).deserializer(),
                        (record, each) -> {
                            if (each.getAlerts().stream().anyMatch(alert -> alertIds.contains(alert.getAlertId()))) {
                                notifications.add(each);
                            }
                        }));
        return notifications;
    }

    private Map<String, Delivery> deliveries(List<Notification> notifications, Instant from) {
        Set<String> wanted = new HashSet<>();
        notifications.forEach(each -> wanted.add(each.getId()));
        var deliveries = new HashMap<String, Delivery>();
        String topic = topics.deliveries();
        note(
                topic,
                scan.read(
                        topic, topic::equals, from, serdes.topic(Delivery.class).deserializer(), (record, each) -> {
                            if (wanted.contains(each.getNotificationId())) {
                                deliveries.put(each.getNotificationId(), each);
                            }
                        }));
        return deliveries;
    }

    private List<Silence> silences() {
        var silences = new HashMap<String, Silence>();
        String topic = topics.silences();
        note(
                topic,
                scan.read(
                        topic,
                        topic::equals,
                        Instant.EPOCH,
                        serdes.topic(Silence.class).deserializer(),
                        (record, each) -> silences.put(each.getId(), each)));
        return List.copyOf(silences.values());
    }

    private void note(String what, TopicScan.Outcome outcome) {
        if (!outcome.complete()) {
            gaps.add(what + " was read up to " + outcome.records() + " records only; give --max-records");
        }
        if (outcome.unreadable() > 0) {
            gaps.add(outcome.unreadable() + " records of " + what + " cannot be read");
        }
    }

    private static Instant at(ConsumerRecord<?, ?> record) {
        return Instant.ofEpochMilli(record.timestamp());
    }

    /// An address without what differs between ways to write it.
    private static String plain(String url) {
        return url.strip()
                .replaceFirst("(?i)^https?://(www\\.)?", "")
                .replaceFirst("#.*$", "")
                .replaceFirst("/$", "")
                .toLowerCase(Locale.ROOT);
    }

    private static final class Holder<T> {
        private @Nullable T value;
    }
}
