package io.lapwing.cli;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.cli.sources.SourceCheck;
import io.lapwing.cli.sources.SourceChecks;
import io.lapwing.enrich.taxonomy.Taxonomy;
import io.lapwing.enrich.taxonomy.TaxonomyCheck;
import io.lapwing.ingest.fetch.Fetcher;
import io.lapwing.ingest.source.Keys;
import io.lapwing.ingest.source.Source;
import io.lapwing.ingest.source.SourceList;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.http.AddressPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
            "Without options it checks what is shipped. `check sources` also tells for each source what would happen:"
                + " how it is read, where, how often, and whether a key, a file or permission is missing; with --fetch"
                + " it really reads each once.",
            "",
            "Exit code 78 if there is an error in a file, 1 if a source could not be read; a warning, such as a term"
                    + " that says what another says already, leaves it at 0."
        })
final class CheckCommand extends Printing implements Callable<Integer> {
    enum Subject {
        SOURCES,
        TAXONOMY,
        RULES,
        ALL
    }

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "sources|taxonomy|rules|all",
            description = "What to check (default: all).")
    private Subject subject = Subject.ALL;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The source list, after `sources` (default: the one that is shipped).")
    private @Nullable Path file;

    @Option(names = "--sources", paramLabel = "FILE", description = "Source list (default: the one that is shipped).")
    private @Nullable Path sources;

    @Option(names = "--fetch", description = "Read each source once and tell what it holds; with `sources`.")
    private boolean fetch;

    @Option(
            names = "--allow-private-networks",
            description = "Take addresses inside private networks as permitted, as the setting of ingest does.")
    private boolean allowPrivateNetworks;

    @Mixin
    private Definitions definitions;

    @Override
    public Integer call() throws InterruptedException {
        refuseMisplaced();
        var findings = new ArrayList<Finding>();
        boolean allFine = true;
        if (asked(Subject.SOURCES)) {
            Optional<SourceList> list = check("sources", findings, this::loadSources, CheckCommand::describe);
            if (subject == Subject.SOURCES && list.isPresent()) {
                allFine = checkEach(list.get().sources());
            }
        }
        if (asked(Subject.TAXONOMY)) {
            checkTaxonomy(findings);
        }
        if (asked(Subject.RULES)) {
            check("rules", findings, definitions::loadRules, CheckCommand::describe);
        }
        findings.forEach(finding -> print(isJson() ? Output.json(finding) : finding.toString()));
        return findings.stream().anyMatch(Finding::isError) ? ConfigException.EXIT_CODE : allFine ? 0 : 1;
    }

    private void refuseMisplaced() {
        if (file != null && (subject != Subject.SOURCES || sources != null)) {
            throw usage("name one source list: check sources FILE");
        }
        if (fetch && subject != Subject.SOURCES) {
            throw usage("--fetch goes with sources: check sources --fetch");
        }
    }

    private SourceList loadSources() {
        Path named = file == null ? sources : file;
        return named == null ? SourceList.shipped() : SourceList.load(named);
    }

    /// @return whether nothing is wrong with any
    private boolean checkEach(List<Source> list) throws InterruptedException {
        AddressPolicy policy = allowPrivateNetworks ? AddressPolicy.ANY : AddressPolicy.PUBLIC_ONLY;
        var checks = new SourceChecks(
                policy, new Keys(System.getenv()), definitions.loadTaxonomy().themeIds());
        var wrong = new AtomicInteger();
        if (fetch) {
            try (Fetcher fetcher = Fetchers.with(policy, SourceChecks.PER_HOST, SourceChecks.CONCURRENT)) {
                checks.read(list, fetcher, this::progress, check -> show(check, wrong));
            }
        } else {
            list.forEach(source -> show(checks.look(source), wrong));
        }
        if (wrong.get() > 0) {
            err().println("lapwing: something is wrong with " + wrong + " of " + list.size() + " sources");
        }
        return wrong.get() == 0;
    }

    private void show(SourceCheck check, AtomicInteger wrong) {
        if (check.isWrong()) {
            wrong.incrementAndGet();
        }
        if (isJson()) {
            print(Output.json(check));
        } else {
            check.lines().forEach(this::print);
        }
    }

    private void progress(String line) {
        err().println(line);
        err().flush();
    }

    private boolean asked(Subject one) {
        return subject == Subject.ALL || subject == one;
    }

    private <T> Optional<T> check(String name, List<Finding> findings, Supplier<T> load, Function<T, String> describe) {
        try {
            T loaded = load.get();
            passed(name, describe.apply(loaded));
            return Optional.of(loaded);
        } catch (ConfigException e) {
            e.problems().forEach(problem -> findings.add(Finding.error(problem)));
            return Optional.empty();
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
