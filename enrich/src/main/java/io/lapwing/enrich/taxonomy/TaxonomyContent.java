package io.lapwing.enrich.taxonomy;

import io.lapwing.enrich.taxonomy.ContextsFile.ContextEntry;
import io.lapwing.enrich.taxonomy.EntitiesFile.EntityEntry;
import io.lapwing.runtime.config.DataFile.Loaded;
import java.util.List;
import java.util.Optional;

/// What the files of a taxonomy say, in order, each with the document that knows its lines.
///
/// @param themeFiles the themes
/// @param contextsFile the contexts, if there is such a file
/// @param entitiesFile the entities, if there is such a file
/// @param complete whether every file could be read; if not, what seems to be missing may stand in another
record TaxonomyContent(
        List<Loaded<ThemeFile>> themeFiles,
        Optional<Loaded<ContextsFile>> contextsFile,
        Optional<Loaded<EntitiesFile>> entitiesFile,
        boolean complete) {

    List<ThemeFile> themes() {
        return themeFiles.stream().map(Loaded::value).toList();
    }

    List<ContextEntry> contexts() {
        return contextsFile.map(file -> file.value().contexts()).orElse(List.of());
    }

    List<EntityEntry> entities() {
        return entitiesFile.map(file -> file.value().entities()).orElse(List.of());
    }
}
