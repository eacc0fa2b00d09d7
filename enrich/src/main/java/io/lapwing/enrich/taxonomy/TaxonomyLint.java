package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.Problem;
import java.util.ArrayList;
import java.util.List;

/// Looks for what a taxonomy says in vain or twice. What makes it do other than it says is an error; what could be
/// left out without a difference is a warning.
final class TaxonomyLint {
    private TaxonomyLint() {}

    /// What was found.
    ///
    /// @param errors what must be corrected
    /// @param warnings what should be
    record Findings(List<Problem> errors, List<Problem> warnings) {
        Findings() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        void error(Problem problem) {
            errors.add(problem);
        }

        void warning(Problem problem) {
            warnings.add(problem);
        }
    }

    static Findings check(TaxonomyContent content) {
        var sites = new TermSites(content);
        var findings = new Findings();
        sites.all().forEach(site -> new TermLint(site, sites).check(findings));
        new ConditionLint(sites).check(findings);
        if (content.complete()) {
            unusedContexts(sites, findings);
        }
        return findings;
    }

    private static void unusedContexts(TermSites sites, Findings findings) {
        var unnamed = sites.owners().stream()
                .filter(TermOwner::isContext)
                .filter(context -> sites.owners().stream().noneMatch(owner -> owner.refersTo(context)))
                .toList();
        sites.withoutEffect(unnamed)
                .forEach(context -> findings.warning(context.problem(
                        ".id",
                        "nothing refers to '" + context.id() + "', and none of its terms holds a word of another"
                                + " concept or context; name it under needs or unless, or remove it")));
    }
}
