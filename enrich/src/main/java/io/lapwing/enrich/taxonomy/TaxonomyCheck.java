package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A taxonomy with everything that was found in its files.
///
/// @param taxonomy the taxonomy; empty if there are errors
/// @param errors what keeps it from being used, by file and line
/// @param warnings what it could do without, by file and line
public record TaxonomyCheck(Optional<Taxonomy> taxonomy, List<Problem> errors, List<Problem> warnings) {

    /// Reads a taxonomy and checks it.
    ///
    /// @param folder as for [Taxonomy#load]
    public static TaxonomyCheck of(Optional<Path> folder) {
        try {
            return of(folder.map(TaxonomyFiles::in).orElseGet(TaxonomyFiles::shipped));
        } catch (ConfigException e) {
            return new TaxonomyCheck(Optional.empty(), e.problems(), List.of());
        }
    }

    private static TaxonomyCheck of(TaxonomyFiles files) {
        var read = TaxonomyReader.read(files);
        var found = TaxonomyLint.check(read.content());
        var errors = Stream.concat(read.problems().stream(), found.errors().stream())
                .sorted()
                .toList();
        Optional<Taxonomy> taxonomy =
                errors.isEmpty() ? Optional.of(TaxonomyCompiler.compile(read.content(), files)) : Optional.empty();
        return new TaxonomyCheck(
                taxonomy, errors, found.warnings().stream().sorted().toList());
    }
}
