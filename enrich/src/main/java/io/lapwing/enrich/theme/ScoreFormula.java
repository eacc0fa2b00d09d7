package io.lapwing.enrich.theme;

/// How the mentions of concepts become a score between 0 and 1.
///
/// Each counted concept of weight `w` leaves a doubt of `(1 - w)^e` that the report belongs to the theme; concepts
/// count
/// as independent, so the doubts multiply, and the score is 1 less what is left. The exponent `e` says how firmly the
/// concept is there: 1 for a mention in the text, 1.6 if one is in the title, and 0.1 more for each further term of the
/// concept, for at most four of them. The score therefore lies in [0, 1), and neither a further concept, nor a
/// further term, nor moving one into the title can lower it.
final class ScoreFormula {
    static final double TEXT = 1.0;
    static final double TITLE = 1.6;
    static final double FURTHER_TERM = 0.1;
    static final int FURTHER_TERMS = 4;

    private ScoreFormula() {}

    /// Logarithm of the doubt that a concept leaves; 0 or below.
    static double logDoubt(double weight, boolean inTitle, int terms) {
        return exponent(inTitle, terms) * Math.log1p(-weight);
    }

    /// How firmly a concept is there; 1 to 2.
    static double exponent(boolean inTitle, int terms) {
        return (inTitle ? TITLE : TEXT) + FURTHER_TERM * Math.min(terms - 1, FURTHER_TERMS);
    }

    /// The score that is left when all doubts are multiplied.
    static double score(double sumOfLogDoubts) {
        return -Math.expm1(sumOfLogDoubts);
    }
}
