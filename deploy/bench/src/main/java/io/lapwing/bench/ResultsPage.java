package io.lapwing.bench;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// A page of figures with what one must know to read them.
///
/// @param title its heading
/// @param intro what was measured
/// @param load what the load of the machine means for these figures
record ResultsPage(String title, String intro, String load) {
    /// The machine's load over the last minute.
    static double loadNow() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /// A file of pages with this one in place of what it was before, or at the end if it was not there.
    ///
    /// @param file the file as it is; empty if there is none
    /// @param page this page as Markdown
    String putInto(String file, String page) {
        String heading = "# " + title + "\n";
        int begin = file.startsWith(heading) ? 0 : file.indexOf("\n" + heading) + 1;
        if (!file.startsWith(heading, begin)) {
            return file.isBlank() ? page : file.stripTrailing() + "\n\n" + page;
        }
        int next = file.indexOf("\n# ", begin);
        return file.substring(0, begin) + page + (next < 0 ? "" : file.substring(next));
    }

    /// The page as Markdown.
    ///
    /// @param run how it was run
    /// @param before the machine's load before the run
    /// @param after the same after it
    String of(List<Figure> figures, RunOptions run, double before, double after) {
        String rows = figures.stream().map(Figure::row).collect(Collectors.joining("\n"));
        return """
            # %s
            %s How to run this again: [README](README.md).

            - Date: %s; commit: %s
            - JDK: %s %s; cores: %d; settings: %s
            - Load of the machine (one minute) before: %s; after: %s. %s

            | what | figure | target | met |
            |---|---|---|---|
            %s
            """.formatted(
                        title,
                        intro,
                        run.date(),
                        run.commit(),
                        System.getProperty("java.vm.name"),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        run.isQuick() ? "quick" : "normal",
                        String.format(Locale.ROOT, "%.1f", before),
                        String.format(Locale.ROOT, "%.1f", after),
                        load,
                        rows);
    }
}
