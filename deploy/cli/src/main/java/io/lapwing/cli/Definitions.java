package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.up.Pipeline;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.TopicSpec;
import io.lapwing.schemas.Topics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that name a taxonomy and rules, from which the set of topics follows.
final class Definitions {
    @Option(
            names = "--taxonomy",
            paramLabel = "DIR",
            description = "Folder with the taxonomy (default: the one that is shipped).")
    private @Nullable Path taxonomy;

    @Option(names = "--rules", paramLabel = "FILE", description = "Alert rules (default: the ones that are shipped).")
    private @Nullable Path rules;

    Pipeline.Files files() {
        return new Pipeline.Files(Optional.ofNullable(taxonomy), Optional.ofNullable(rules));
    }

    Taxonomy loadTaxonomy() {
        return Taxonomy.load(Optional.ofNullable(taxonomy));
    }

    RuleFile loadRules() {
        return RuleFile.load(Optional.ofNullable(rules));
    }

    List<TopicSpec> topics(Topics topics, int partitions) {
        return TopicDeclaration.of(
                topics, loadTaxonomy().themeIds(), loadRules().ruleTopics(), partitions);
    }
}
