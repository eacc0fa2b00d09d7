package io.lapwing.alerts.notify;

import io.lapwing.record.Alert;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The command that silences an alert, to copy into a shell. Labels that come from feeds are named only if every shell
/// and every message takes them as they are; else the alert's fingerprint stands for them.
final class SilenceCommand {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,79}");

    private SilenceCommand() {}

    static String of(Alert alert) {
        Map<String, String> labels = new TreeMap<>(alert.getLabels());
        labels.put("rule", alert.getRuleId());
        boolean safe =
                labels.values().stream().allMatch(value -> SAFE.matcher(value).matches());
        String matchers = safe
                ? labels.entrySet().stream()
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(" "))
                : "fingerprint=" + alert.getFingerprint();
        return "lapwing silence add " + matchers + " --for 2h";
    }
}
