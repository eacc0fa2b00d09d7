package io.lapwing.enrich.story.fact;

import io.lapwing.enrich.story.fact.NewsWords.Sense;
import io.lapwing.enrich.story.fact.Tokens.Token;
import io.lapwing.record.Entity;
import io.lapwing.record.Signal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/// Reads the facts of one report from its title and the start of its text.
public final class FactReader {
    private static final int TEXT = 400;
    private static final int MIN_NAME = 3;
    private static final float ENTITY = 3;

    private final Map<Long, Float> facts = new TreeMap<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Set<String> runs = new LinkedHashSet<>();

    private FactReader() {}

    /// The facts of a report.
    ///
    /// @param title the tokens of its title
    /// @param text the tokens of its text
    public static Facts read(Signal signal, Tokens title, Tokens text) {
        var reader = new FactReader();
        for (Entity entity : signal.getEntities()) {
            reader.add(new Sense(NewsWords.key("entity/" + entity.getId()), ENTITY));
        }
        signal.getCountries().forEach(code -> reader.add(NewsWords.country(code)));
        reader.read(title);
        reader.read(text);
        return reader.facts();
    }

    private Facts facts() {
        int size = Math.min(Facts.MAX, facts.size());
        long[] keys = new long[size];
        float[] weights = new float[size];
        int at = 0;
        for (var fact : facts.entrySet()) {
            if (at < size) {
                keys[at] = fact.getKey();
                weights[at++] = fact.getValue();
            }
        }
        return new Facts(keys, weights, first(names), first(runs));
    }

    private static List<String> first(Set<String> sounds) {
        return sounds.stream().limit(Facts.MAX_NAMES).toList();
    }

    private void add(Sense sense) {
        facts.merge(sense.key(), sense.weight(), Math::max);
    }

    private void read(Tokens tokens) {
        List<Token> all = tokens.all();
        int at = 0;
        while (at < all.size() && all.get(at).start() < TEXT) {
            Token token = all.get(at);
            at += switch (token.kind()) {
                case WORD -> word(tokens, at);
                case NUMBER -> number(tokens, token);
                case HAN -> han(tokens.folded(), token);
            };
        }
    }

    /// Reads the longest phrase that begins here, else a number in words, else a name.
    ///
    /// @return how many tokens were read
    private int word(Tokens tokens, int at) {
        List<Token> all = tokens.all();
        Token token = all.get(at);
        int most = NewsWords.SHIPPED.beginsPhrase(token.stem()) ? NewsWords.MAX_PHRASE : 1;
        for (int length = Math.min(most, all.size() - at); length > 0; length--) {
            Sense sense = NewsWords.SHIPPED.sense(phrase(all, at, length));
            if (sense != null) {
                add(sense);
                return length;
            }
        }
        String word = tokens.folded().substring(token.start(), token.end());
        Figures.ofWord(word).ifPresent(this::figure);
        if (tokens.isCapital(token) && word.length() >= MIN_NAME && names.size() < Facts.MAX_NAMES) {
            String sounds = Sounds.ofLatin(word);
            if (Sounds.firm(sounds) >= 2) {
                names.add(sounds);
            }
        }
        return 1;
    }

    private static String phrase(List<Token> all, int at, int length) {
        if (length == 1) {
            return all.get(at).stem();
        }
        var phrase = new StringJoiner(" ");
        all.subList(at, at + length).forEach(token -> phrase.add(token.stem()));
        return phrase.toString();
    }

    private int number(Tokens tokens, Token token) {
        Figures.ofDigits(tokens.folded(), token.start(), token.end()).ifPresent(this::figure);
        return 1;
    }

    private void figure(double value) {
        add(new Sense(NewsWords.key("number/" + value), Figures.weight(value)));
    }

    private int han(String folded, Token token) {
        int at = token.start();
        while (at < token.end()) {
            int end = Math.min(token.end(), at + NewsWords.MAX_HAN);
            Sense sense = null;
            while (end > at && sense == null) {
                sense = NewsWords.SHIPPED.sense(folded.substring(at, end));
                end -= sense == null ? 1 : 0;
            }
            if (sense == null) {
                Figures.ofHan(folded, at).ifPresent(this::figure);
                at++;
            } else {
                add(sense);
                at = end;
            }
        }
        runs(folded, token);
        return 1;
    }

    /// What is written only with characters that write foreign names.
    private void runs(String folded, Token token) {
        int from = token.start();
        for (int at = from; at <= token.end(); at++) {
            if (at == token.end() || !Sounds.writesNames(folded.charAt(at))) {
                if (at - from >= 2) {
                    runs.add(Sounds.ofHan(folded.subSequence(from, at)));
                }
                from = at + 1;
            }
        }
    }
}
