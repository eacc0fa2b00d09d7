package io.lapwing.cli.sources;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.lapwing.enrich.text.TextCleaner;
import io.lapwing.ingest.poll.SourceTrial.Tried;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was found out of a source.
///
/// @param plan what would happen with it
/// @param read what happened when it was read; null if it was not
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceCheck(
        @JsonUnwrapped SourcePlan plan, @Nullable Read read) {
    private static final TextCleaner CLEANER = new TextCleaner(TextCleaner.DEFAULT_MAX_TEXT);

    /// What reading it gave.
    ///
    /// @param status `ok`, or the class of the failure
    /// @param detail why it failed
    /// @param format what it is written in
    /// @param entries how many entries it showed
    /// @param newest date of the newest
    /// @param firstTitle title of the first, without markup
    /// @param more whether there is more than one reading takes
    /// @param remarks what could not be taken
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Read(
            String status,
            @Nullable String detail,
            @Nullable String format,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Integer entries,

            @Nullable Instant newest,
            @Nullable String firstTitle,
            @Nullable Boolean more,
            List<String> remarks) {
        static Read of(Tried tried) {
            return switch (tried) {
                case Tried.Readable fine ->
                    new Read(
                            "ok",
                            null,
                            fine.format(),
                            fine.entries(),
                            fine.newest(),
                            fine.firstTitle() == null ? null : CLEANER.title(fine.firstTitle()),
                            fine.more(),
                            fine.flaws().remarks());
                case Tried.Unreadable bad ->
                    new Read(
                            bad.reason().id(),
                            bad.detail() + "; " + bad.reason().advice(),
                            null,
                            null,
                            null,
                            null,
                            null,
                            List.of());
            };
        }

        boolean isFine() {
            return status.equals("ok");
        }

        private String line() {
            return isFine()
                    ? "ok: " + format + ", " + entries + " entries"
                            + (newest == null ? ", undated" : ", newest " + newest)
                            + (Boolean.TRUE.equals(more) ? ", more to come" : "")
                            + (firstTitle == null ? "" : ", “" + firstTitle + "”")
                    : status + ": " + detail;
        }
    }

    /// Whether there is something that keeps it from being read.
    @JsonIgnore
    public boolean isWrong() {
        return !plan.problems().isEmpty() || (read != null && !read.isFine());
    }

    /// Lines for people: the source, and under it what was found.
    @JsonIgnore
    public List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add(plan.line());
        plan.problems().forEach(problem -> lines.add("    problem: " + problem));
        plan.warnings().forEach(warning -> lines.add("    warning: " + warning));
        if (read != null) {
            lines.add("    " + read.line());
            read.remarks().forEach(remark -> lines.add("    warning: " + remark));
        }
        return lines;
    }
}
