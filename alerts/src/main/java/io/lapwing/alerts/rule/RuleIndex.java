package io.lapwing.alerts.rule;

import io.lapwing.record.Signal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules that look at one theme, looked up by what a signal has, so that a rule costs nothing on signals that lack
/// what its condition asks for.
final class RuleIndex {
    private final List<Rule> rules;
    private final BitSet always = new BitSet();
    private final Map<Anchor.Field, Map<String, BitSet>> anchored = new EnumMap<>(Anchor.Field.class);

    /// @param rules the rules of the theme, in the order of the file
    RuleIndex(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            add(i, rules.get(i).when().prefilter().lookup());
        }
    }

    /// The rules whose condition may hold, in the order of the file.
    List<Rule> candidates(Signal signal) {
        if (rules.isEmpty()) {
            return rules;
        }
        var values = new SignalValues(signal);
        BitSet found = always;
        if (!anchored.isEmpty()) {
            found = (BitSet) always.clone();
            for (Map.Entry<Anchor.Field, Map<String, BitSet>> field : anchored.entrySet()) {
                lookUp(field.getValue(), values.of(field.getKey()), found);
            }
        }
        return pick(found, values);
    }

    private static void lookUp(Map<String, BitSet> byValue, List<String> values, BitSet found) {
        for (String value : values) {
            BitSet some = byValue.get(value);
            if (some != null) {
                found.or(some);
            }
        }
    }

    private List<Rule> pick(BitSet found, SignalValues values) {
        var picked = new ArrayList<Rule>();
        for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
            Rule rule = rules.get(i);
            if (rule.when().prefilter().admits(values)) {
                picked.add(rule);
            }
        }
        return picked;
    }

    private void add(int rule, Optional<Set<Anchor>> anchors) {
        anchors.ifPresentOrElse(
                any -> any.forEach(anchor -> anchored.computeIfAbsent(anchor.field(), field -> new HashMap<>())
                        .computeIfAbsent(anchor.value(), value -> new BitSet())
                        .set(rule)),
                () -> always.set(rule));
    }
}
