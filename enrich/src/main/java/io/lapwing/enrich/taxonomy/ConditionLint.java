package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.TaxonomyLint.Findings;
import java.util.List;

/// Checks whether what concepts and entities need, and what bars them, leaves them a chance.
final class ConditionLint {
    private final TermSites sites;

    ConditionLint(TermSites sites) {
        this.sites = sites;
    }

    void check(Findings findings) {
        sites.owners().forEach(owner -> check(owner, findings));
    }

    private void check(TermOwner owner, Findings findings) {
        List<String> needs = owner.needs();
        for (int i = 0; i < needs.size(); i++) {
            String named = needs.get(i);
            if (!owner.isContext() && named.equals(owner.id()) && owner.means(named, owner)) {
                findings.error(owner.problem(
                        ".needs[" + i + "]",
                        "'" + named + "' is the concept itself, so that it needs nothing; remove it"));
            } else if (owner.unless().contains(named)) {
                findings.error(owner.problem(
                        ".needs[" + i + "]",
                        "'" + named + "' stands under unless too, and where it is present '" + owner.id()
                                + "' does not count; remove one"));
            } else if (isKnown(owner, named) && !canHelp(owner, named)) {
                findings.error(owner.problem(
                        ".needs[" + i + "]",
                        "'" + named + "' can never help: each of its terms is also one of a context under unless, or is"
                                + " never found; remove it"));
            }
        }
    }

    private boolean isKnown(TermOwner owner, String named) {
        return sites.owners().stream().anyMatch(other -> owner.means(named, other));
    }

    /// Whether some term of what is needed can be present without anything that bars the owner.
    private boolean canHelp(TermOwner owner, String named) {
        return sites.all().stream()
                .filter(site -> owner.means(named, site.owner()))
                .anyMatch(site -> isFree(site, owner.unless()));
    }

    private boolean isFree(TermSite site, List<String> unless) {
        List<TermSite> alike = sites.matching(site.clean(), Layer.THEMES);
        return alike.contains(site)
                && alike.stream()
                        .noneMatch(other -> other.owner().isContext()
                                && unless.contains(other.owner().id())
                                && other.covers(site));
    }
}
