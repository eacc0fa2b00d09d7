package io.lapwing.alerts.rule;

/// What there is to count about rules.
public interface RuleMetrics {
    /// Counts nothing.
    RuleMetrics NONE = new RuleMetrics() {
        @Override
        public void fired(Rule rule) {}

        @Override
        public void failed(Rule rule) {}
    };

    /// A rule began to fire for a group.
    void fired(Rule rule);

    /// A rule's condition could not be decided on a signal.
    void failed(Rule rule);
}
