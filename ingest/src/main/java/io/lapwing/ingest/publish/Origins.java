package io.lapwing.ingest.publish;

import io.lapwing.ingest.source.SourceProfile;
import io.lapwing.record.Origin;
import org.jspecify.annotations.Nullable;

/// Who reported something, from what the source list says.
public final class Origins {
    private Origins() {}

    /// The origin of reports of a source.
    ///
    /// @param kind how it is read
    public static Origin of(SourceProfile profile, String kind) {
        return Origin.newBuilder()
                .setSourceId(profile.id())
                .setPublisher(profile.publisher())
                .setSourceKind(kind)
                .setReliability(profile.reliability().name())
                .setOfficial(profile.official())
                .setStateMedia(profile.stateMedia())
                .setCountry(profile.country())
                .build();
    }

    /// The origin of a report that a source has from somebody else, if it names who.
    ///
    /// @param publisher who published it first; null if the source does not say
    public static Origin of(SourceProfile profile, String kind, @Nullable String publisher) {
        Origin origin = of(profile, kind);
        if (publisher != null) {
            origin.setPublisher(publisher);
        }
        return origin;
    }
}
