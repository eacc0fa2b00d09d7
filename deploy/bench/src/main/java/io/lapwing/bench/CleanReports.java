package io.lapwing.bench;

import io.lapwing.enrich.taxonomy.Fold;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.record.RawReport;

/// The corpus as the matcher sees it. Titles, texts and both together stand at the same places.
///
/// @param titles clean titles
/// @param texts clean texts
/// @param whole title and text in one, for matchers that know one field
/// @param folded the same with upper and lower case and both ways of writing Chinese made one
@SuppressWarnings("ArrayRecordComponent")
record CleanReports(String[] titles, String[] texts, String[] whole, String[] folded) {

    static CleanReports ofCorpus() {
        var cleaner = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);
        int size = Corpus.REPORTS;
        var clean = new CleanReports(new String[size], new String[size], new String[size], new String[size]);
        RawReport[] reports = Corpus.reports();
        for (int i = 0; i < size; i++) {
            clean.titles[i] = cleaner.title(reports[i].getTitle());
            clean.texts[i] = cleaner.text(reports[i].getBody());
            clean.whole[i] = clean.titles[i] + '\n' + clean.texts[i];
            clean.folded[i] = Fold.of(clean.whole[i]);
        }
        return clean;
    }
}
