package io.lapwing.enrich.entity;

import io.lapwing.enrich.taxonomy.Reading;
import io.lapwing.record.Amount;
import java.util.ArrayList;
import java.util.List;

/// Finds sums of money, such as `US$100 billion`, `$290.5M`, `5亿元`, `2.9 亿美元` or `€1.2bn`.
///
/// A plain `$` is read as US dollars and a plain `¥` as yuan. In a range (`$5-10 billion`) both ends take the same
/// unit.
public final class AmountExtractor {
    /// Most sums that are given for one report.
    static final int MAX_AMOUNTS = 50;

    /// The sums in reading order.
    public List<Amount> amounts(List<Reading> readings) {
        var amounts = new ArrayList<Amount>(2);
        for (Reading reading : readings) {
            new AmountScanner(reading).scan(amounts, MAX_AMOUNTS);
        }
        return amounts;
    }
}
