package io.lapwing.enrich.story;

import io.lapwing.record.Story;

/// A story that takes further reports.
///
/// @param story its public state
/// @param profile by what it is recognised
record OpenStory(Story story, Profile profile) {}
