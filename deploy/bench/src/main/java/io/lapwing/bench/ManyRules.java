package io.lapwing.bench;

import io.lapwing.alerts.rule.RuleFile;
import io.lapwing.enrich.taxonomy.Taxonomy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rules as teams write them. The first ten ask for one of many concepts of a theme, as the shipped ones do, and are
/// met often. The others are of
/// special interest: each looks at one theme and asks for a concept or an entity of the taxonomy, or a publisher, and
/// for
/// something else besides; one in ten counts. A larger set holds the smaller one.
final class ManyRules {
    private static final long SEED = 20_260_302;
    private static final int PUBLISHERS = 400;
    private static final int BROAD = 10;
    private static final int SEVERAL = 40;

    private final Random random = new Random(SEED);
    private final List<String> themes;
    private final List<String> concepts;
    private final List<String> entities;

    private ManyRules(Taxonomy taxonomy) {
        themes = taxonomy.themeIds().stream().sorted().toList();
        concepts = taxonomy.rules().stream()
                .map(rule -> rule.concept().id())
                .distinct()
                .sorted()
                .toList();
        entities = taxonomy.entities().stream()
                .map(entity -> entity.id())
                .distinct()
                .sorted()
                .toList();
    }

    /// So many rules.
    static RuleFile of(int number) {
        var rules = new ManyRules(Taxonomy.load(Optional.empty()));
        var lines = new ArrayList<String>();
        lines.add("rules:");
        for (int i = 0; i < BROAD; i++) {
            lines.add("  - {id: broad-" + i + ", type: match, theme: " + rules.themes.get(i % rules.themes.size())
                    + ", when: \"signal.concepts.exists(c, c in " + rules.several() + ") && signal.score >= 0.7\"}");
        }
        for (int i = BROAD; i < number; i++) {
            lines.add("  - {id: rule-" + i + ", theme: " + rules.pick(rules.themes) + ", when: \"" + rules.condition(i)
                    + "\", " + (i % 10 == 9 ? "type: count, threshold: 5, window: PT1H" : "type: match") + "}");
        }
        return RuleFile.parse("bench", String.join("\n", lines));
    }

    /// So many rules that cannot be looked up by a value: each has to be evaluated on each signal of its theme.
    static RuleFile unindexed(int number) {
        var rules = new ManyRules(Taxonomy.load(Optional.empty()));
        var lines = new ArrayList<String>();
        lines.add("rules:");
        for (int i = 0; i < number; i++) {
            lines.add("  - {id: rule-" + i + ", theme: " + rules.pick(rules.themes)
                    + ", type: match, when: \"signal.title.contains('word " + i + "') && story.reports > 1\"}");
        }
        return RuleFile.parse("bench", String.join("\n", lines));
    }

    private String condition(int number) {
        return switch (number % 3) {
            case 0 -> "'" + pick(concepts) + "' in signal.concepts && source.country == 'CN' && story.origins >= 3";
            case 1 ->
                "signal.entities.exists(e, e in ['" + pick(entities) + "', '" + pick(entities) + "'])"
                        + " && source.reliability == 'A' && signal.score >= 0.8";
            default ->
                "source.publisher == 'Sample Publisher " + random.nextInt(PUBLISHERS) + "' && story.origins >= 2";
        };
    }

    private String several() {
        return IntStream.range(0, SEVERAL)
                .mapToObj(i -> "'" + pick(concepts) + "'")
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
