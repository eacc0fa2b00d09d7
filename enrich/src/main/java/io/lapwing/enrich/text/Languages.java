package io.lapwing.enrich.text;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells the language of a report. The script decides first; common words next; longer text goes to a statistical
/// detector, which is slower and loaded when first needed; what is left follows the source's own word.
public final class Languages {
    /// Language of text that cannot be told.
    public static final String UNDETERMINED = "und";

    /// A Han character carries about as much as this many Latin letters; so does a syllable of Korean.
    private static final int HAN_WEIGHT = 3;
    /// Japanese text has a kana, or a character of its own, among so many Han characters.
    private static final int JAPANESE_SHARE = 20;
    /// Latin letters enough for the detector to be right more often than the hint.
    private static final int DETECTABLE = 80;
    /// The same where there are letters that English does without, or another script.
    private static final int DETECTABLE_FOREIGN = 25;
    /// One English word among so many leaves no doubt.
    private static final int PLAIN_ENGLISH = 5;

    private static final int LOOKED_AT = 1_000;

    /// The language.
    ///
    /// @param title clean title
    /// @param text clean text
    /// @param hint what the source declares (BCP 47), if anything
    /// @return ISO 639-1 code, or `und`
    public String of(String title, String text, @Nullable String hint) {
        var letters = new Letters(LOOKED_AT);
        letters.count(title);
        letters.count(text);
        int foreign = letters.latin() + letters.other();
        if (letters.japanese() * JAPANESE_SHARE > letters.han() + letters.japanese()) {
            return "ja";
        }
        if (letters.hangul() > 0 && letters.hangul() * (HAN_WEIGHT + 1) >= foreign) {
            return "ko";
        }
        if (letters.han() > 0
                && (letters.han() * HAN_WEIGHT >= foreign || isForeignOnlyInNames(letters, title, text))) {
            return "zh";
        }
        if (foreign == 0) {
            return declared(hint, UNDETERMINED);
        }
        return letters.other() <= letters.latin()
                ? ofLatin(title, text, letters, hint)
                : ofOther(title, text, letters, hint);
    }

    private static boolean isForeignOnlyInNames(Letters letters, String title, String text) {
        return letters.other() == 0 && letters.isLatinOnlyInNames(title) && letters.isLatinOnlyInNames(text);
    }

    private static String ofLatin(String title, String text, Letters letters, @Nullable String hint) {
        CommonWords.Count english = english(title).plus(english(text));
        if (english.common() > 0 && english.common() / 2 * PLAIN_ENGLISH >= english.all()) {
            return "en";
        }
        Optional<String> other = otherThanEnglish(title, text, english.common());
        if (letters.latin() >= DETECTABLE && (other.isPresent() || !english.isEnough())) {
            return detected(title, text);
        }
        if (other.isPresent()) {
            return other.get();
        }
        if (english.isEnough()) {
            return "en";
        }
        if (letters.hasAccents() && letters.latin() >= DETECTABLE_FOREIGN) {
            String detected = detected(title, text);
            return detected.equals(UNDETERMINED) ? declared(hint, UNDETERMINED) : detected;
        }
        return declared(hint, letters.hasAccents() ? UNDETERMINED : "en");
    }

    private static String ofOther(String title, String text, Letters letters, @Nullable String hint) {
        String detected = letters.other() >= DETECTABLE_FOREIGN ? detected(title, text) : UNDETERMINED;
        return detected.equals(UNDETERMINED) ? declared(hint, UNDETERMINED) : detected;
    }

    /// The language with most of the words, if they count more than the English ones; two with as many are left to the
    /// detector.
    private static Optional<String> otherThanEnglish(String title, String text, int english) {
        var counts = new int[CommonWords.OTHERS.size()];
        int all = count(title, counts) + count(text, counts);
        String best = UNDETERMINED;
        int most = english;
        boolean tied = false;
        for (int i = 0; i < counts.length; i++) {
            int common = counts[i];
            if (new CommonWords.Count(all, common).isEnough() && common >= most && common > english) {
                tied = common == most;
                most = common;
                best = CommonWords.OTHERS.get(i).language();
            }
        }
        return most == english ? Optional.empty() : Optional.of(tied ? detected(title, text) : best);
    }

    private static CommonWords.Count english(String text) {
        var words = new ShortWords(text, LOOKED_AT);
        int all = 0;
        int common = 0;
        while (words.next()) {
            all++;
            common += CommonWords.ENGLISH.weight(words.packed());
        }
        return new CommonWords.Count(all, common);
    }

    /// Adds what the words of a text count in each of the other languages; the number of all words.
    private static int count(String text, int[] counts) {
        var words = new ShortWords(text, LOOKED_AT);
        int all = 0;
        while (words.next()) {
            all++;
            for (int i = 0; i < counts.length; i++) {
                counts[i] += CommonWords.OTHERS.get(i).weight(words.packed());
            }
        }
        return all;
    }

    private static String detected(String title, String text) {
        String longer = text.length() > title.length() ? text : title;
        return LanguageDetector.detect(longer.length() <= LOOKED_AT ? longer : longer.substring(0, LOOKED_AT));
    }

    private static String declared(@Nullable String hint, String otherwise) {
        if (hint == null || hint.isBlank()) {
            return otherwise;
        }
        String language = Locale.forLanguageTag(hint.strip().replace('_', '-')).getLanguage();
        return language.isEmpty() ? otherwise : language;
    }
}
