package io.lapwing.alerts.rule;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonFormat.Feature;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.lapwing.record.Severity;
import io.lapwing.record.StoryStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A rules file as it is written; null where a key is absent. Durations stay text until they are read by [Checks].
record RulesYaml(
        List<RuleYaml> rules,
        @Nullable RouteYaml route,
        @Nullable List<ReceiverYaml> receivers,
        @Nullable List<InhibitRuleYaml> inhibitRules,
        @Nullable List<NamedTimesYaml> timeIntervals) {

    /// One rule.
    record RuleYaml(
            String id,
            Type type,
            @Nullable String description,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<String> theme,

            @Nullable String when,
            @Nullable Severity severity,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<GroupLabel> groupBy,

            @Nullable Integer threshold,
            @Nullable String window,
            Trigger.@Nullable Distinct distinct,
            @Nullable Double deviations,
            @Nullable Integer atLeast,
            @Nullable String warmUp,

            @JsonFormat(with = Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable
            List<StoryStage> stage,

            @JsonProperty("for") @Nullable String holdFor,
            @Nullable String keepFiringFor,
            @Nullable String cooldown,
            @Nullable String topic) {}

    /// The kinds of rule.
    enum Type {
        /// Fires on each signal that meets the condition.
        MATCH,
        /// Fires when enough have.
        COUNT,
        /// Fires when far more than usual have.
        SPIKE,
        /// Fires on the first of a group in a long time.
        NEW,
        /// Fires when none has for a time.
        ABSENCE,
        /// Fires when a story reaches a stage.
        STORY
    }

    /// The route tree or a node of it.
    record RouteYaml(
            @Nullable String receiver,
            @Nullable List<String> matchers,
            @JsonProperty("continue") @Nullable Boolean goOn,
            @Nullable List<String> groupBy,
            @Nullable String groupWait,
            @Nullable String groupInterval,
            @Nullable String repeatInterval,
            @Nullable List<String> muteTimeIntervals,
            @Nullable List<String> activeTimeIntervals,
            @Nullable List<RouteYaml> routes) {
        static final RouteYaml NONE = new RouteYaml(null, null, null, null, null, null, null, null, null, null);
    }

    /// A receiver; one of the three kinds is there.
    record ReceiverYaml(
            String name,
            @Nullable AddressYaml slack,
            @Nullable AddressYaml webhook,
            @Nullable AddressYaml console) {}

    /// Where a receiver's address comes from, and what it is told.
    record AddressYaml(
            @Nullable String url,
            @Nullable String urlEnv,
            @Nullable String urlPath,
            @Nullable String signingSecretEnv,
            @Nullable String signingSecretPath,
            @Nullable Boolean sendResolved) {}

    /// Alerts that hold others.
    record InhibitRuleYaml(
            List<String> sourceMatchers,
            List<String> targetMatchers,
            @Nullable List<String> equal) {}

    /// Times under a name.
    record NamedTimesYaml(String name, List<TimeIntervalYaml> timeIntervals) {}

    /// Recurring times; ranges stay text until they are read by [RouteChecks].
    record TimeIntervalYaml(
            @Nullable List<TimesYaml> times,
            @Nullable List<String> weekdays,
            @Nullable List<String> daysOfMonth,
            @Nullable List<String> months,
            @Nullable List<String> years,
            @Nullable String location) {}

    /// Minutes of the day.
    record TimesYaml(String startTime, String endTime) {}
}
