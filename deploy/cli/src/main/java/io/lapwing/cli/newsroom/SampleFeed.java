package io.lapwing.cli.newsroom;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// A feed of the sample newsroom. Sample data.
///
/// @param id its id, also its path on the server
/// @param title its title
/// @param format the form it is served in
/// @param publisher made-up publisher
/// @param country ISO 3166-1 alpha-2 code
/// @param language `en` or `zh`
/// @param reliability Admiralty reliability, A to F
/// @param official whether the made-up publisher is a public body
/// @param stateMedia whether it is run by a state
/// @param description what it is like
public record SampleFeed(
        String id,
        String title,
        Format format,
        String publisher,
        String country,
        String language,
        String reliability,
        boolean official,
        boolean stateMedia,
        String description) {

    /// Forms that a feed is served in.
    public enum Format {
        /// RSS 2.0.
        RSS,
        /// Atom 1.0.
        ATOM,
        /// JSON Feed 1.1.
        JSON;

        /// As it is written in the file.
        @JsonValue
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
