package io.lapwing.enrich.taxonomy;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.record.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    /// What a term matches in a text; options after a slash: exact, singular, prefix.
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        chip                | A Chip, chips and microchips   | Chip;chips
        chip/singular       | chip chips                     | chip
        fox                 | foxes and a fox's den          | foxes;fox
        distil/prefix       | distillation undistilled       | distillation
        H20/exact           | H20 h20 H200 H20s              | H20;H20s
        open-weight         | open weight, open‑weight–x     | open weight;open‑weight
        open weight         | open-weights openweight        | open-weights
        AI                  | 用AI芯片 said AIs               | AI;AIs
        芯片                 | AI芯片组                        | 芯片
        芯片                 | 晶片                            | -
        半导体               | 半導體                           | 半導體
        AI芯片               | AI 芯片, AI芯片, ＡＩ-芯片        | AI 芯片;AI芯片
        AI 芯片              | AI芯片                          | AI芯片
        GPT-4               | GPT-4, GPT-4o, GPT-4.5, GPT 4. | GPT-4;GPT 4
        5                   | 3.5 and 5,000 and 5.           | 5
        America's           | America’s                      | America’s
        Z.ai                | z.ai's (Z.ai)                  | z.ai;Z.ai
        U.S.                | U.S.-China, the U.S.           | U.S.;U.S.
        drone ship          | drone ships                    | drone ships
        DeepSeek            | DeepSeek은 DeepSeekの          | DeepSeek;DeepSeek
        """)
    void read_termInText_matchesThese(String term, String text, String found) {
        // given
        String[] parts = term.split("/", 2);
        String option = parts.length > 1 ? parts[1] : "";
        var entry =
                new TermEntry(parts[0], option.equals("exact"), !option.equals("singular"), option.equals("prefix"));

        // when
        List<String> matched = matched(lexicon(Map.of(entry, 0)), text);

        // then
        assertThat(matched).isEqualTo(found == null ? List.of() : List.of(found.split(";")));
    }

    @Test
    void read_termInsideALongerOne_isShadowed() {
        var lexicon = lexicon(Map.of(term("drone"), 0, term("drone ship"), 1, term("ship captain"), 2));

        // the captain's words begin within the ship's, and end beyond
        assertThat(matched(lexicon, "The drone ship captain saw a drone"))
                .containsExactly("drone ship", "ship captain", "drone");
    }

    @Test
    void read_chineseTermInsideALongerOne_isShadowed() {
        var lexicon = lexicon(Map.of(term("卫星"), 0, term("卫星城"), 1));

        assertThat(matched(lexicon, "卫星城里看卫星")).containsExactly("卫星城", "卫星");
    }

    @Test
    void read_longerTermThatDoesNotHold_leavesTheShorterOne() {
        var lexicon = lexicon(Map.of(term("meta"), 0, new TermEntry("Meta Platforms", true, false, false), 1));

        assertThat(matched(lexicon, "meta platforms")).containsExactly("meta");
    }

    @Test
    void read_sameTermForTwoTargets_countsForBoth() {
        var builder = new LexiconBuilder();
        builder.add(Map.of("en", List.of(term("chip"))), Layer.THEMES, 3);
        builder.add(Map.of("en", List.of(term("CHIP"))), Layer.THEMES, 7);
        builder.add(Map.of("en", List.of(term("chip"))), Layer.ENTITIES, 1);
        Lexicon lexicon = builder.build();

        Reading reading = lexicon.read(Field.TITLE, "a chip");

        assertThat(lexicon.size()).isEqualTo(1);
        assertThat(reading.matches(Layer.THEMES).targets(0)).containsExactly(3, 7);
        assertThat(reading.matches(Layer.ENTITIES).targets(0)).containsExactly(1);
        assertThat(reading.matches(Layer.COUNTRIES).size()).isZero();
    }

    @Test
    void span_behindSupplementaryCharacters_countsCodePoints() {
        Reading reading = lexicon(Map.of(term("chip"), 0)).read(Field.TEXT, "\uD83D\uDE80\uD83D\uDE80 chip");

        Matches matches = reading.matches(Layer.THEMES);

        assertThat(reading.span(matches.start(0), matches.end(0)))
                .hasToString("{\"field\": \"TEXT\", \"start\": 3, \"end\": 7}");
    }

    @Test
    void read_withoutAnyTerm_findsNothing() {
        assertThat(matched(lexicon(Map.of()), "chip 芯片")).isEmpty();
    }

    @Test
    void trie_ofManyKeys_findsEachAndNoOther() {
        // given
        var keys = new TreeMap<String, Integer>();
        for (int i = 0; i < 20_000; i++) {
            keys.put(Integer.toString(i * 7, 36), i);
        }
        var sorted = List.copyOf(keys.keySet());

        // when
        var trie = new DoubleArrayTrie(sorted);

        // then
        for (int i = 0; i < sorted.size(); i++) {
            assertThat(value(trie, sorted.get(i))).isEqualTo(i);
            assertThat(value(trie, sorted.get(i) + "!")).isEqualTo(-1);
        }
    }

    private static int value(DoubleArrayTrie trie, String key) {
        long node = trie.root();
        for (int i = 0; i < key.length() && (i == 0 || node != DoubleArrayTrie.NONE); i++) {
            node = trie.child(node, key.charAt(i));
        }
        return DoubleArrayTrie.value(node);
    }

    private static TermEntry term(String term) {
        return new TermEntry(term, false, true, false);
    }

    private static Lexicon lexicon(Map<TermEntry, Integer> terms) {
        var builder = new LexiconBuilder();
        terms.forEach((term, target) -> builder.add(Map.of("en", List.of(term)), Layer.THEMES, target));
        return builder.build();
    }

    private static List<String> matched(Lexicon lexicon, String text) {
        Matches matches = lexicon.read(Field.TEXT, text).matches(Layer.THEMES);
        var found = new ArrayList<String>();
        for (int i = 0; i < matches.size(); i++) {
            found.add(text.substring(matches.start(i), matches.end(i)));
        }
        return found;
    }
}
