package io.lapwing.ingest.publish;

import io.lapwing.record.RawReport;

/// A report that is to be published.
///
/// @param report the report
/// @param key the key at which copies of it meet
public record Publication(RawReport report, String key) {}
