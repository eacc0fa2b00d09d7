package io.lapwing.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.runtime.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxonomyLintTest {
    private static final String CONTEXTS = """
        contexts:
          - {id: food, description: Food., terms: {en: [fish, potato]}}
          - {id: ai, description: Models., terms: {en: [neural network, language model]}}
          - {id: fishy, description: Part of food., terms: {en: [fish, potatoes]}}
        """;

    /// Refers to every context, so that none is unused.
    private static final String REFERRING = """
          - id: referring
            description: Refers to all contexts.
            weight: 0.1
            needs: [ai, fishy]
            terms: {en: [quite another thing]}
          - id: barred
            description: Refers to the rest.
            weight: 0.1
            unless: [food]
            terms: {en: [one more thing]}
        """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("themes"));
        Files.writeString(folder.resolve("contexts.yaml"), CONTEXTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [drone, Drone]                                      | en[1] 'Drone' says the same as 'drone' (line 8)
        [open-weight, Open Weight]                          | en[1] 'Open Weight' says the same as 'open-weight' (line 8)
        [半导体, 半導體]                                      | en[1] '半導體' says the same as '半导体' (line 8)
        [ＡＩ chip, AI chip, ai chip]                        | en[1] 'AI chip' says the same; en[2] 'ai chip' says the same
        ['...']                                             | en[0] holds no letter or digit
        [Falcon™ 9]                                         | en[0] 'Falcon™ 9' never stands in a clean text, which has 'Falcon 9'
        ["soft\\u00ADware"]                                 | en[0] never stands in a clean text, which has 'software'
        [R&amp;D]                                           | en[0] never stands in a clean text, which has 'R&D'
        [a<b>b</b>]                                         | en[0] never stands in a clean text, which has 'ab'
        ['-5']                                              | en[0] '-5' is not found even where it stands by itself
        [{term: UAV, case: exact}, uav]                     | en[0] 'UAV' asks for exact case, but 'uav' (line 8) takes
        """)
    void check_termThatIsInVainOrInConflict_isAnError(String terms, String found) throws IOException {
        // given
        theme(terms, "");

        // when
        var check = check();

        // then
        assertThat(check.taxonomy()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        assertFound(check.errors(), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [drones, drone]                                          | en[0] 'drones' is found by 'drone' (line 8) already
        [{term: distil, prefix: true}, distillation]             | en[1] 'distillation' is found by 'distil' (line 8)
        [{term: UAVs, case: exact}, {term: UAV, case: exact}]    | en[0] 'UAVs' is found by 'UAV'
        [AI芯片, AI 芯片]                                          | en[1] 'AI 芯片' is found by 'AI芯片'
        [one more thing]                                         | -
        [quite another thing]                                    | -
        """)
    void check_termThatAnotherCovers_isAWarning(String terms, String found) throws IOException {
        theme(terms, "");

        var check = check();

        assertThat(check.errors()).isEmpty();
        assertThat(check.taxonomy()).isPresent();
        assertFound(check.warnings(), found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [drone, {term: drones, prefix: true}]
        [{term: drone, plural: false}, drones]
        [claude, {term: Claude Opus, case: exact}]
        [{term: H20, case: exact}, {term: h20, case: exact}]
        [卫星, 卫星城]
        [distil, distillation]
        """)
    void check_termsThatDiffer_areInOrder(String terms) throws IOException {
        theme(terms, "");

        var check = check();

        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        unless: [food]                  | terms.en[0] 'fish' never counts, since it is also 'fish' (line 2
        needs: [food], unless: [food]   | needs[0] 'food' stands under unless too; terms.en[0] 'fish' never counts
        needs: [fishy], unless: [food]  | needs[0] 'fishy' can never help; terms.en[0] 'fish' never counts
        needs: [one]                    | needs[0] 'one' is the concept itself
        """)
    void check_conditionThatCannotHold_isAnError(String conditions, String found) throws IOException {
        theme("[fish]", conditions);

        assertFound(check().errors(), found);
    }

    @Test
    void check_termOfWhatItNeeds_isAWarning() throws IOException {
        theme("[chip, neural network]", "needs: [ai]");

        assertFound(check().warnings(), "en[1] 'neural network' is itself 'neural network' (line 3");
    }

    @Test
    void check_termOfTwoConcepts_isAWarningOnlyUnderTheSameConditions() throws IOException {
        String more = "  - {id: two, description: Two., weight: 0.2, CONDITIONS terms: {en: [drone]}}\n";

        theme("[drones]", "", more.replace("CONDITIONS", ""));
        assertFound(check().warnings(), "en[0] 'drones' counts twice, since concept 'two' has 'drone' (line 9)");

        theme("[drones]", "", more.replace("CONDITIONS", "needs: [ai],"));
        assertThat(check().warnings()).isEmpty();
    }

    @Test
    void check_contextThatNothingRefersTo_isAWarningUnlessItShadowsWords() throws IOException {
        theme("[drone]", "");
        Files.writeString(folder.resolve("contexts.yaml"), CONTEXTS + """
              - {id: idle, description: Idle., terms: {en: [sunflower]}}
              - {id: ship, description: A ship., terms: {en: [sunflower oil, drone ship]}}
            """);

        assertFound(check().warnings(), "contexts[3].id nothing refers to 'idle'");
    }

    @Test
    void check_nameOfTwoEntities_isAnErrorWhateverItsForm() throws IOException {
        theme("[drone]", "");
        Files.writeString(folder.resolve("entities.yaml"), """
            entities:
              - {id: a, name: A, type: lab, aliases: {en: [Alpha], zh: [彩虹-4]}}
              - {id: b, name: B, type: lab, aliases: {en: [{term: ALPHA, case: exact}], zh: [彩虹4]}}
              - {id: c, name: C, type: lab, aliases: {en: [alphas, Alpha Centauri]}}
            """);

        assertFound(
                check().errors(),
                "entities[1].aliases.en[0] 'ALPHA' already names 'a'; entities[1].aliases.zh[0] '彩虹4' already names"
                        + " 'a'; entities[2].aliases.en[0] 'alphas' already names 'a'");
    }

    @Test
    void check_emptyConcept_isAnErrorThatSaysSo() throws IOException {
        theme("[]", "");

        assertFound(check().errors(), "concepts[0].terms.en is empty");
    }

    @Test
    void check_contextsThatCannotBeRead_areTheOnlyProblem() throws IOException {
        theme("[drone]", "needs: [ai]");
        Files.writeString(folder.resolve("contexts.yaml"), "contexts: [{id: ai}]\n");

        assertThat(check().errors())
                .allSatisfy(problem -> assertThat(problem.file()).endsWith("contexts.yaml"))
                .isNotEmpty();
    }

    private void theme(String terms, String conditions) throws IOException {
        theme(terms, conditions, "");
    }

    private void theme(String terms, String conditions, String more) throws IOException {
        String inner = conditions.isEmpty() ? "" : conditions + ",";
        Files.writeString(
                folder.resolve("themes/test.yaml"),
                """
                theme: test
                title: {en: Test}
                description: For tests.
                threshold: 0.5
                concepts:
                  - {id: one, description: One., weight: 0.5,
                     CONDITIONS
                     terms: {en: TERMS}}
                """.replace("CONDITIONS", inner).replace("TERMS", terms) + more + REFERRING);
    }

    private TaxonomyCheck check() {
        return TaxonomyCheck.of(Optional.of(folder));
    }

    /// Each part of `found` is the end of a problem's key and part of its message; there are no other problems.
    private static void assertFound(List<Problem> problems, String found) {
        List<String> expected = found.equals("-") ? List.of() : List.of(found.split("; "));
        assertThat(problems).as(problems.toString()).hasSameSizeAs(expected);
        for (int i = 0; i < expected.size(); i++) {
            String[] parts = expected.get(i).split(" ", 2);
            assertThat(problems.get(i).line()).isPositive();
            assertThat(problems.get(i).key()).endsWith(parts[0]);
            assertThat(problems.get(i).message()).contains(parts[1]);
        }
    }
}
