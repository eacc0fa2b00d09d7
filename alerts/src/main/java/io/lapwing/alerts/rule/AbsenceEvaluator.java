package io.lapwing.alerts.rule;

import io.lapwing.alerts.rule.RuleState.Firing;
import io.lapwing.record.Alert;
import io.lapwing.record.Signal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Fires when a group has had no signal for a time, and tells whether it is quiet or its sources are down; is resolved
/// by
/// the next signal. A group is watched from its first signal on, and given up after ten times the window, at least 30
/// days. While it fires, its sources are looked at once an hour, and a change of what they say is news.
final class AbsenceEvaluator implements Evaluator {
    private static final int MAX_SOURCES = 50;
    private static final int CITED = 3;
    private static final int PATIENCE = 10;
    private static final Duration LEAST_PATIENCE = Duration.ofDays(30);
    private static final Duration LOOK_EVERY = Duration.ofHours(1);

    private final Rule rule;
    private final GroupKey key;
    private final Duration window;
    private final SilentSources sources;

    AbsenceEvaluator(Rule rule, GroupKey key, Trigger.Absence absence, SourceHealth.Lookup health) {
        this.rule = rule;
        this.key = key;
        this.window = absence.window();
        this.sources = new SilentSources(health);
    }

    @Override
    public Verdict observe(RuleState known, Signal signal, Instant at, Instant now) {
        RuleState state = known.remembering(remember(known.memory(), signal, at), at);
        Instant absentFrom = state.lastMet().plus(window);
        // A late record may show that a silence began later; while it lasts to this day, its alert stays.
        boolean over = known.firing() != null
                && absentFrom.isAfter(now)
                && rule.keepFiringFor().isZero();
        return over ? resolve(state, Objects.requireNonNull(known.firing()), now) : quiet(state, now);
    }

    /// Nothing is compared: it is the wait that counts.
    @Override
    public Weighing weigh(RuleState known, Signal signal, Instant at) {
        return new Weighing(0, 0);
    }

    @Override
    public Verdict tick(RuleState known, Instant now) {
        if (!givenUpAt(known).isAfter(now)) {
            return Verdict.forgotten(known.current()
                    .map(firing -> Alerts.resolved(key, firing, rule.headline() + ": no longer watched", now)));
        }
        Firing firing = known.firing();
        if (firing == null) {
            Instant fires = firesAt(known);
            return fires.isAfter(now) ? quiet(known, now) : fire(known, fires, now);
        }
        boolean back = known.lastMet().plus(window).isAfter(now);
        if (back && !known.lastMet().plus(rule.keepFiringFor()).isAfter(now)) {
            return resolve(known, firing, now);
        }
        return back ? quiet(known, now) : look(known, firing, now);
    }

    @Override
    public Optional<Alert> firing(RuleState known, Instant now) {
        return known.current().map(firing -> Alerts.firing(key, firing, reason(firing), now, ""));
    }

    @Override
    public Optional<Instant> due(RuleState state) {
        Firing firing = state.firing();
        if (firing == null) {
            return Optional.of(firesAt(state));
        }
        boolean back = state.lastMet().isAfter(firing.startedAt());
        return Optional.of(back ? state.lastMet().plus(rule.keepFiringFor()) : firing.startedAt());
    }

    private Memory remember(Memory known, Signal signal, Instant at) {
        SortedMap<String, Instant> seen = new TreeMap<>(known.sources());
        seen.merge(signal.getReport().getOrigin().getSourceId(), at, (one, other) -> one.isAfter(other) ? one : other);
        if (seen.size() > MAX_SOURCES) {
            seen.entrySet().stream()
                    .min(SortedMap.Entry.comparingByValue())
                    .ifPresent(oldest -> seen.remove(oldest.getKey()));
        }
        List<Citation> recent = Citation.with(known.recent(), Citation.of(signal, at));
        return known.watching(seen, recent.subList(0, Math.min(CITED, recent.size())), signal.getTheme());
    }

    private Verdict fire(RuleState state, Instant at, Instant now) {
        List<Citation> evidence = state.memory().recent();
        var firing = new Firing(
                Objects.requireNonNullElse(state.memory().theme(), ""),
                rule.severity(),
                rule.version(),
                window.toSeconds(),
                at,
                Duration.between(state.lastMet(), at).toSeconds(),
                evidence,
                Coverage.of(evidence),
                sources.say(state.memory().sources().keySet(), now));
        RuleState next = state.firing(firing);
        Alert alert = Alerts.firing(key, firing, reason(firing), at, "");
        return new Verdict(next, Optional.of(alert), true, nextLook(next, now));
    }

    private Verdict look(RuleState state, Firing firing, Instant now) {
        String found = sources.say(state.memory().sources().keySet(), now);
        if (found.equals(firing.finding())) {
            return quiet(state, now);
        }
        Firing changed = firing.found(found);
        RuleState next =
                new RuleState(state.memory(), null, changed, state.lastStart(), state.lastEnd(), state.lastMet());
        Alert alert = Alerts.firing(key, changed, reason(changed), now, found);
        return new Verdict(next, Optional.of(alert), false, nextLook(next, now));
    }

    private Verdict resolve(RuleState state, Firing firing, Instant now) {
        RuleState next = state.ended(now);
        String reason = rule.headline() + ": a report has come";
        return new Verdict(next, Optional.of(Alerts.resolved(key, firing, reason, now)), false, firesAt(next));
    }

    private Verdict quiet(RuleState state, Instant now) {
        return new Verdict(
                state, Optional.empty(), false, state.firing() == null ? firesAt(state) : nextLook(state, now));
    }

    private Instant nextLook(RuleState state, Instant now) {
        boolean back = state.lastMet().plus(window).isAfter(now);
        Instant next = back ? state.lastMet().plus(rule.keepFiringFor()) : now.plus(LOOK_EVERY);
        Instant end = givenUpAt(state);
        return next.isBefore(end) ? next : end;
    }

    private Instant firesAt(RuleState state) {
        Instant absent = state.lastMet().plus(window).plus(rule.holdFor());
        Instant start = state.lastStart();
        Instant cooled = start == null ? Instant.MIN : start.plus(rule.cooldown());
        return cooled.isAfter(absent) ? cooled : absent;
    }

    private Instant givenUpAt(RuleState state) {
        Duration patience = window.multipliedBy(PATIENCE);
        return state.lastMet().plus(patience.compareTo(LEAST_PATIENCE) > 0 ? patience : LEAST_PATIENCE);
    }

    private String reason(Firing firing) {
        return rule.headline() + ": nothing for " + Durations.words(window) + "; " + firing.finding();
    }
}
