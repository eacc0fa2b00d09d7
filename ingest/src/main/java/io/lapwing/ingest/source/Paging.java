package io.lapwing.ingest.source;

import org.jspecify.annotations.Nullable;

/// How an API is asked for what did not fit on its first page.
public sealed interface Paging {
    /// Pages read after one another at most before the source counts as read.
    int maxPages();

    /// There is one page.
    record None() implements Paging {
        @Override
        public int maxPages() {
            return 1;
        }
    }

    /// Each answer holds a mark that asks for the next page; there is none on the last.
    ///
    /// @param mark path to it
    /// @param parameter query parameter that takes it
    record ByCursor(ItemPath mark, String parameter, int maxPages) implements Paging {}

    /// Pages are numbered; one without items is behind the last.
    ///
    /// @param parameter query parameter that takes the number
    /// @param first number of the first page, which is asked for without it
    /// @param step what each page adds to it: 1 for pages, the size of a page for offsets
    record ByPage(String parameter, int first, int step, int maxPages) implements Paging {}

    /// Each answer names the address of the next page.
    ///
    /// @param next path to it; null for the HTTP header `Link` with `rel="next"`
    record ByLink(@Nullable ItemPath next, int maxPages) implements Paging {}
}
