package io.lapwing.alerts.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.alerts.route.InhibitRule;
import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.Route;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.DataFile;
import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A rules file: rules, routes, receivers and what holds alerts, checked as a whole.
///
/// @param rules the rules
/// @param route root of the route tree
/// @param receivers the receivers; empty if the file names none, which leaves the choice to the service's settings
/// @param inhibitRules which alerts hold others while they fire
public record RuleFile(RuleSet rules, Route route, List<ReceiverSpec> receivers, List<InhibitRule> inhibitRules) {
    /// Name of the one receiver where the file names none.
    public static final String DEFAULT_RECEIVER = "default";

    private static final String SHIPPED = "/rules/rules.yaml";
    private static final DataFile<RulesYaml> FORMAT =
            new DataFile<>(RulesYaml.class, "/io/lapwing/alerts/rule/rules.schema.json");

    /// Reads a rules file.
    ///
    /// @param path the file; empty for the rules that are shipped with Lapwing
    /// @throws ConfigException naming every problem with line, column and key
    public static RuleFile load(Optional<Path> path) {
        return path.map(file -> parse(file.toString(), text(file))).orElseGet(RuleFile::shipped);
    }

    /// Reads the text of a rules file.
    ///
    /// @param name its name, for messages
    /// @throws ConfigException naming every problem with line, column and key
    public static RuleFile parse(String name, String text) {
        var document = YamlDocument.parse(name, text);
        var problems = new ArrayList<Problem>();
        Optional<RulesYaml> yaml = Optional.empty();
        try {
            yaml = Optional.of(FORMAT.parse(name, text).value());
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
        // Also where the schema has found something, so that all problems are told at once.
        var checks = new Checks(document, text, problems);
        checks.run();
        if (!problems.isEmpty() || yaml.isEmpty()) {
            throw new ConfigException(problems);
        }
        return new RuleFileReader(document, checks.conditions()).read(yaml.get());
    }

    /// Full names of the topics that rules name for their alerts.
    public Set<String> ruleTopics() {
        return rules.topics();
    }

    /// This file with a receiver if it names none.
    public RuleFile withReceiver(ReceiverSpec fallback) {
        return receivers.isEmpty() ? new RuleFile(rules, route, List.of(fallback), inhibitRules) : this;
    }

    /// The text of a rules file.
    ///
    /// @throws ConfigException if it cannot be read
    public static String text(Path path) {
        try {
            return Files.readString(path, UTF_8);
        } catch (IOException e) {
            String cause = e instanceof NoSuchFileException ? "there is no such file" : String.valueOf(e.getMessage());
            throw new ConfigException(List.of(Problem.of(path.toString(), "", "cannot be read: " + cause)));
        }
    }

    private static RuleFile shipped() {
        try (InputStream in = RuleFile.class.getResourceAsStream(SHIPPED)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + " is missing from the build");
            }
            return parse("shipped rules", new String(in.readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
