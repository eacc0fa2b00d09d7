package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.TaxonomyCheck;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.runtime.config.ConfigException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the files that services are configured with, and names every problem with file, line and key.",
            "",
            "Without options it checks what is shipped; there is no shipped source list, so sources are checked where"
                    + " --sources names a file. Exit code 78 if there is an error; a warning, such as a term that says"
                    + " what another says already, leaves it at 0."
        })
final class CheckCommand extends Printing implements Callable<Integer> {
    enum Subject {
        SOURCES,
        TAXONOMY,
        RULES,
        ALL
    }

    @Parameters(
            arity = "0..1",
            paramLabel = "sources|taxonomy|rules|all",
            description = "What to check (default: all).")
    private Subject subject = Subject.ALL;

    @Option(names = "--sources", paramLabel = "FILE", description = "Source list.")
    private @Nullable Path sources;

    @Mixin
    private Definitions definitions;

    @Override
    public Integer call() {
        var findings = new ArrayList<Finding>();
        if (subject == Subject.SOURCES && sources == null) {
            throw new CommandFailure("name the source list to check: lapwing check sources --sources FILE");
        }
        if (asked(Subject.SOURCES) && sources != null) {
            Path file = sources;
            check("sources", findings, () -> describe(SourceList.load(file)));
        }
        if (asked(Subject.TAXONOMY)) {
            checkTaxonomy(findings);
        }
        if (asked(Subject.RULES)) {
            check("rules", findings, () -> describe(definitions.loadRules()));
        }
        findings.forEach(finding -> print(isJson() ? Output.json(finding) : finding.toString()));
        return findings.stream().anyMatch(Finding::isError) ? ConfigException.EXIT_CODE : 0;
    }

    private boolean asked(Subject one) {
        return subject == Subject.ALL || subject == one;
    }

    private void check(String name, List<Finding> findings, Supplier<String> load) {
        try {
            passed(name, load.get());
        } catch (ConfigException e) {
            e.problems().forEach(problem -> findings.add(Finding.error(problem)));
        }
    }

    private void checkTaxonomy(List<Finding> findings) {
        var check = TaxonomyCheck.of(definitions.files().taxonomy());
        check.taxonomy().ifPresent(taxonomy -> passed("taxonomy", describe(taxonomy)));
        check.errors().forEach(problem -> findings.add(Finding.error(problem)));
        check.warnings().forEach(problem -> findings.add(Finding.warning(problem)));
    }

    private void passed(String name, String result) {
        print(isJson() ? Output.json(Map.of("checked", name, "result", result)) : name + ": " + result);
    }

    private static String describe(SourceList list) {
        return list.sources().size() + " sources, " + list.disabled() + " switched off";
    }

    private static String describe(Taxonomy taxonomy) {
        return taxonomy.themes().size() + " themes, " + taxonomy.rules().size() + " concepts, " + taxonomy.terms()
                + " terms, " + taxonomy.entities().size() + " entities, version " + taxonomy.version();
    }

    private static String describe(RuleFile file) {
        return file.rules().all().size() + " rules, " + file.receivers().size() + " receivers";
    }
}
