package io.lapwing.enrich.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;

/// OpenNLP's detector of 103 languages. The model is read once, when it is first needed.
final class LanguageDetector {
    private static final String MODEL = "/langdetect-183.bin";
    /// Below this the detector guesses.
    private static final double SURE = 0.05;

    private LanguageDetector() {}

    /// ISO 639-1 code of a text of some length, or `und`.
    static String detect(String text) {
        var best = new LanguageDetectorME(Model.LOADED).predictLanguage(text);
        return best.getConfidence() < SURE
                ? Languages.UNDETERMINED
                : Model.SHORT_CODES.getOrDefault(best.getLang(), Languages.UNDETERMINED);
    }

    private static final class Model {
        static final LanguageDetectorModel LOADED = load();
        static final Map<String, String> SHORT_CODES = shortCodes();

        private static LanguageDetectorModel load() {
            try (InputStream in = LanguageDetectorModel.class.getResourceAsStream(MODEL)) {
                if (in == null) {
                    throw new IllegalStateException("the language model " + MODEL + " is missing from the class path");
                }
                return new LanguageDetectorModel(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Map<String, String> shortCodes() {
            var codes = new HashMap<String, String>();
            for (String language : Locale.getISOLanguages()) {
                codes.put(Locale.of(language).getISO3Language(), language);
            }
            codes.put("cmn", "zh");
            return Map.copyOf(codes);
        }
    }
}
