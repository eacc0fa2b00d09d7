package io.lapwing.alerts.rule;

/// What there is to count about rules.
public interface RuleMetrics {
    /// Counts nothing.
    RuleMetrics NONE = new RuleMetrics() {
        @Override
        public void fired(Rule rule) {}

        @Override
        public void failed(Rule rule) {}

        @Override
        public void unknown(String ruleId) {}
    };

    /// A rule began to fire for a group.
    void fired(Rule rule);

    /// A rule's condition could not be decided on a signal.
    void failed(Rule rule);

    /// A signal came that was matched with a rule which is not in force here: another instance has already, or still
    /// has, other rules.
    void unknown(String ruleId);
}
