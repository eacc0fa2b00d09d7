package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.TaxonomyLint.Findings;
import io.lapwing.enrich.taxonomy.TermOwner.Kind;
import java.util.List;

/// Checks one term against all others.
final class TermLint {
    private final TermSite site;
    private final TermOwner owner;
    /// The terms of its layer that match its words, itself among them if it can be found at all.
    private final List<TermSite> alike;
    private final TermSites sites;

    TermLint(TermSite site, TermSites sites) {
        this.site = site;
        this.owner = site.owner();
        this.sites = sites;
        this.alike = sites.matching(site.clean(), owner.layer());
    }

    void check(Findings findings) {
        if (!isFound(findings)) {
            return;
        }
        List<TermSite> own =
                alike.stream().filter(other -> other.owner().equals(owner)).toList();
        if (own.stream().noneMatch(other -> saysTwice(other, findings))) {
            alike.stream().filter(other -> !own.contains(other)).forEach(other -> checkOthers(other, findings));
        }
        for (TermSite context : sites.matching(site.clean(), Layer.THEMES)) {
            if (context.owner().isContext() && context.covers(site)) {
                checkContext(context, findings);
            }
        }
    }

    private boolean isFound(Findings findings) {
        String term = TermForms.normal(site.entry());
        if (term.codePoints().noneMatch(Character::isLetterOrDigit)) {
            findings.error(site.problem("holds no letter or digit that could be found; remove it"));
        } else if (!term.equals(site.clean())) {
            findings.error(site.problem("'" + site.entry().term() + "' never stands in a clean text, which has '"
                    + site.clean() + "' in its place; write that"));
        } else if (!alike.contains(site)) {
            findings.error(site.problem("'" + site.entry().term() + "' is not found even where it stands by itself;"
                    + " let it begin with a letter or digit"));
        } else {
            return true;
        }
        return false;
    }

    /// Whether another term of the same concept, context or entity leaves nothing to say for this one.
    private boolean saysTwice(TermSite other, Findings findings) {
        String term = "'" + site.entry().term() + "'";
        boolean later = other.number() < site.number();
        boolean sameForm = site.hasFormOf(other);
        if (sameForm && site.isExact() == other.isExact()) {
            if (later && site.hasSpellingOf(other)) {
                findings.error(site.problem(term + " says the same as " + other.place(site) + "; remove one"));
            } else if (later) {
                findings.warning(site.problem(term + " is found by " + other.place(site) + " already; remove it"));
            }
            return later;
        }
        if (sameForm && site.isExact()) {
            findings.error(site.problem(term + " asks for exact case, but " + other.place(site)
                    + " takes the same words in any case; remove one"));
            return true;
        }
        if (!sameForm && other.covers(site)) {
            findings.warning(site.problem(term + " is found by " + other.place(site) + " already; remove it"));
            return true;
        }
        return false;
    }

    private void checkOthers(TermSite other, Findings findings) {
        if (owner.kind() == Kind.ENTITY) {
            checkNames(other, findings);
        } else if (owner.isSiblingOf(other.owner())) {
            checkSibling(other, findings);
        }
    }

    /// A name stands for one entity only, else each mention would count for several.
    private void checkNames(TermSite other, Findings findings) {
        if (isFirstToSaySo(other)) {
            findings.error(site.problem("'" + site.entry().term() + "' already names '"
                    + other.owner().id() + "' as " + other.place(site) + "; remove one"));
        }
    }

    /// A term may stand in two concepts of a theme only where they count under different conditions, as when it weighs
    /// more in some context.
    private void checkSibling(TermSite other, Findings findings) {
        boolean alwaysTogether = owner.hasConditionsOf(other.owner());
        if (alwaysTogether && other.covers(site) && isFirstToSaySo(other)) {
            findings.warning(site.problem("'" + site.entry().term() + "' counts twice, since concept '"
                    + other.owner().id() + "' has " + other.place(site) + " under the same conditions; remove one"));
        }
    }

    /// Of two terms that match each other's words, the later speaks for both.
    private boolean isFirstToSaySo(TermSite other) {
        return other.number() < site.number()
                || !sites.matching(other.clean(), owner.layer()).contains(site);
    }

    /// A context that is present wherever this term is.
    private void checkContext(TermSite context, Findings findings) {
        String id = context.owner().id();
        if (owner.unless().contains(id)) {
            findings.error(site.problem("'" + site.entry().term() + "' never counts, since it is also "
                    + context.place(site) + " of context '" + id + "', which stands under unless; remove one"));
        } else if (owner.kind() == Kind.CONCEPT && owner.needs().contains(id)) {
            findings.warning(site.problem("'" + site.entry().term() + "' is itself " + context.place(site)
                    + " of context '" + id + "', so that its needs are always met; remove it there, or put it where"
                    + " nothing is needed"));
        }
    }
}
