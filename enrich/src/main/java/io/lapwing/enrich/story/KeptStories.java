package io.lapwing.enrich.story;

import io.lapwing.record.Story;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The open stories in two tables: what is public, and by what they are recognised.
record KeptStories(Table<Story> stories, Table<StoryTraits> traits) implements Table<OpenStory> {
    @Override
    public @Nullable OpenStory get(String key) {
        Story story = stories.get(key);
        StoryTraits known = story == null ? null : traits.get(key);
        return story == null || known == null ? null : new OpenStory(story, ProfileForm.read(known));
    }

    @Override
    public void put(String key, OpenStory open) {
        stories.put(key, open.story());
        traits.put(key, ProfileForm.stored(open.profile()));
    }

    @Override
    public void delete(String key) {
        stories.delete(key);
        traits.delete(key);
    }

    @Override
    public List<String> keys(String from, String to, int limit) {
        return stories.keys(from, to, limit);
    }
}
