package io.lapwing.ingest.push;

/// How much one request may hold.
///
/// @param maxBytes bytes of its body
/// @param maxReports reports in it
public record PushLimits(int maxBytes, int maxReports) {}
