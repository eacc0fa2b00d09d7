package io.lapwing.enrich.story;

import java.util.regex.Pattern;

/// The words by which a title says that it corrects an earlier report.
final class CorrectionMark {
    private static final Pattern MARK = Pattern.compile(
            "^[\\[(【(]?(correct(?:ion|ed)|update[ds]?|clarification|retraction|更正|勘误|更新|澄清)[\\])】)]?\\s*[::–—-]\\s*|"
                    + "^[\\[(【(](correct(?:ion|ed)|update[ds]?|clarification|retraction|更正|勘误|更新|澄清)[\\])】)]\\s*|"
                    + "^(更正|勘误)\\s*",
            Pattern.CASE_INSENSITIVE);

    private CorrectionMark() {}

    static boolean in(String title) {
        return MARK.matcher(title).find();
    }

    /// The title without its mark, by which it is compared with others.
    static String without(String title) {
        return MARK.matcher(title).replaceFirst("");
    }
}
