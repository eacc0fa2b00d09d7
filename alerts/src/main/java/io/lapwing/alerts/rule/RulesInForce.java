package io.lapwing.alerts.rule;

import io.lapwing.alerts.route.ReceiverSpec;
import io.lapwing.alerts.route.Router;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The rules file in force, which can be replaced by another while the service runs. Whoever asks gets what holds at
/// that moment; rules and routes change together.
public final class RulesInForce {
    private volatile State state;

    /// @param router of the file's routes
    /// @param told names of the receivers that are told when an alert is resolved
    /// @param formerTopics topics of rules that were in force before, by id of the rule
    private record State(
            RuleFile file,
            Router router,
            Set<String> told,
            Map<String, String> formerTopics,
            Optional<Rejection> rejection) {

        private static State of(RuleFile file, Router router, Map<String, String> formerTopics) {
            Set<String> told = file.receivers().stream()
                    .filter(ReceiverSpec::sendResolved)
                    .map(ReceiverSpec::name)
                    .collect(Collectors.toSet());
            return new State(file, router, told, Map.copyOf(formerTopics), Optional.empty());
        }
    }

    /// @param file the file to begin with
    public RulesInForce(RuleFile file) {
        state = State.of(file, new Router(file.route()), Map.of());
    }

    /// The rules.
    public RuleSet rules() {
        return state.file().rules();
    }

    /// Where alerts go; the same object as long as the routes are the same.
    public Router router() {
        return state.router();
    }

    /// Whether a receiver is told when an alert is resolved.
    public boolean tellsResolved(String receiver) {
        return state.told().contains(receiver);
    }

    /// The topic that a rule names for its alerts, if it does; for a rule that is gone, the one that it named last, so
    /// that its alerts are resolved where they fired.
    public Optional<String> topic(String ruleId) {
        State now = state;
        return now.file()
                .rules()
                .find(ruleId)
                .map(Rule::topic)
                .orElseGet(() -> Optional.ofNullable(now.formerTopics().get(ruleId)));
    }

    /// Why a file that came later is not in force; empty if the latest one is.
    public Optional<Rejection> rejection() {
        return state.rejection();
    }

    /// Puts another file into force.
    public synchronized void replace(RuleFile file) {
        var topics = new HashMap<>(state.formerTopics());
        state.file().rules().all().forEach(rule -> rule.topic().ifPresent(topic -> topics.put(rule.id(), topic)));
        Router router = file.route().equals(state.file().route()) ? state.router() : new Router(file.route());
        state = State.of(file, router, topics);
    }

    /// Takes note that a later file cannot take force, or, where there is no rejection, that there is none any more.
    public synchronized void reject(Optional<Rejection> rejection) {
        state = new State(state.file(), state.router(), state.told(), state.formerTopics(), rejection);
    }
}
