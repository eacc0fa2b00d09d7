package io.lapwing.enrich.story;

import io.lapwing.enrich.story.fact.Facts;
import java.nio.ByteBuffer;

/// The form in which a [Profile] is kept in a store.
final class ProfileForm {
    private ProfileForm() {}

    static StoryTraits stored(Profile profile) {
        var facts = WordBag.of(profile.facts().keys(), profile.facts().weights());
        var traits = new StoryTraits();
        traits.setSketches(profile.sketches().stream().map(Sketch::buffer).toList());
        traits.setWords(profile.words().packed());
        traits.setMembers(profile.members().stream().map(WordBag::packed).toList());
        traits.setLinks(packed(profile.links()));
        traits.setFacts(facts.packed());
        traits.setNames(profile.facts().names());
        traits.setRuns(profile.facts().runs());
        traits.setEntities(profile.entities());
        traits.setCountries(profile.countries());
        traits.setWires(profile.wires());
        traits.setScripts(profile.scripts());
        traits.setPublished(profile.published());
        traits.setReports(profile.reports());
        traits.setTopScores(profile.topScores());
        return traits;
    }

    static Profile read(StoryTraits traits) {
        WordBag facts = WordBag.of(traits.getFacts());
        return new Profile(
                StoryWords.of(traits.getWords()),
                traits.getMembers().stream().map(WordBag::of).toList(),
                new Facts(facts.keys(), facts.weights(), traits.getNames(), traits.getRuns()),
                traits.getSketches().stream().map(Sketch::of).toList(),
                traits.getEntities(),
                traits.getCountries(),
                traits.getWires(),
                traits.getScripts(),
                traits.getPublished(),
                unpacked(traits.getLinks()),
                traits.getReports(),
                traits.getTopScores());
    }

    private static ByteBuffer packed(long[] keys) {
        ByteBuffer to = ByteBuffer.allocate(keys.length * Long.BYTES);
        to.asLongBuffer().put(keys);
        return to;
    }

    private static long[] unpacked(ByteBuffer packed) {
        var keys = new long[packed.remaining() / Long.BYTES];
        packed.duplicate().asLongBuffer().get(keys);
        return keys;
    }
}
