package io.lapwing.ingest.publish;

import java.util.ArrayList;
import java.util.List;

/// What is wrong with some of what a source gave, while the rest is published.
///
/// @param skipped how many elements could not be taken
/// @param remarks what is wrong, the first ten
public record Flaws(int skipped, List<String> remarks) {
    /// Nothing is wrong.
    public static final Flaws NONE = new Flaws(0, List.of());

    private static final int MOST_REMARKS = 10;

    /// Gathers flaws while a source is read. Used by one thread.
    public static final class Gathering {
        private final List<String> remarks = new ArrayList<>();
        private int skipped;

        /// Notes an element that cannot be taken.
        public void skip(String remark) {
            skipped++;
            remark(remark);
        }

        /// Notes something that is wrong with what is taken all the same.
        public void remark(String remark) {
            if (remarks.size() < MOST_REMARKS) {
                remarks.add(remark);
            }
        }

        /// What has been gathered.
        public Flaws flaws() {
            return skipped == 0 && remarks.isEmpty() ? NONE : new Flaws(skipped, List.copyOf(remarks));
        }
    }
}
