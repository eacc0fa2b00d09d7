package io.lapwing.ingest.source;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the source list says of a source, whatever its kind.
///
/// @param id short stable name, unique in the list; part of the identity of its reports
/// @param name title for people
/// @param publisher who publishes it; sources of one publisher count as one origin
/// @param country ISO 3166-1 alpha-2 code of the publisher's country
/// @param language BCP 47 tag of its usual language
/// @param reliability how far it can be relied upon
/// @param official whether the publisher is a government or an international body
/// @param stateMedia whether the publisher is run or steered by a state
/// @param themes ids of themes that it is watched for; a hint
public record SourceProfile(
        String id,
        String name,
        String publisher,
        @Nullable String country,
        @Nullable String language,
        Reliability reliability,
        boolean official,
        boolean stateMedia,
        List<String> themes) {}
