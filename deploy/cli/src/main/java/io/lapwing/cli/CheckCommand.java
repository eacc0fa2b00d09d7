package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
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
                    + " --sources names a file. Exit code 78 if anything is wrong."
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
        var problems = new ArrayList<Problem>();
        if (subject == Subject.SOURCES && sources == null) {
            throw new CommandFailure("name the source list to check: lapwing check sources --sources FILE");
        }
        if (asked(Subject.SOURCES) && sources != null) {
            Path file = sources;
            check("sources", problems, () -> describe(SourceList.load(file)));
        }
        if (asked(Subject.TAXONOMY)) {
            check("taxonomy", problems, () -> describe(definitions.loadTaxonomy()));
        }
        if (asked(Subject.RULES)) {
            check("rules", problems, () -> describe(definitions.loadRules()));
        }
        problems.forEach(problem -> print(isJson() ? Output.json(problem) : problem.toString()));
        return problems.isEmpty() ? 0 : ConfigException.EXIT_CODE;
    }

    private boolean asked(Subject one) {
        return subject == Subject.ALL || subject == one;
    }

    private void check(String name, List<Problem> problems, Supplier<String> load) {
        try {
            String description = load.get();
            print(isJson() ? Output.json(Map.of("checked", name, "result", description)) : name + ": " + description);
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        }
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
