package io.lapwing.enrich.taxonomy;

import io.lapwing.runtime.config.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// Names of countries and of their people. They are no part of a taxonomy, since no team would want others.
record CountriesFile(List<CountryEntry> countries) {
    /// No country: its names only keep what lies inside them from counting, as "New Mexico" does.
    static final String NONE = "--";

    static final CountriesFile SHIPPED = read();

    /// @param code ISO 3166-1 alpha-2, or [#NONE]
    record CountryEntry(String code, Map<String, List<TermEntry>> names) {}

    private static CountriesFile read() {
        String name = "countries.yaml";
        try (InputStream in = CountriesFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new DataFile<>(CountriesFile.class, "countries.schema.json")
                    .parse(name, text)
                    .value();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
