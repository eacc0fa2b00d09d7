package io.lapwing.enrich.story;

import io.lapwing.record.Signal;
import io.lapwing.record.Story;

/// What follows from a signal.
///
/// @param signal the signal with its story
/// @param story the story with the signal's report
public record StoryUpdate(Signal signal, Story story) {}
