package io.lapwing.ingest.poll;

import java.time.Duration;

/// How far the wishes of hosts and feeds are heeded.
///
/// @param longest longest time for which `Cache-Control`, `Expires`, `ttl` and the syndication module put a reading
/// off;
///     a host that claims to be fresh for a year would be lost else
/// @param ceiling longest time for which skipped hours and days do
record HintLimits(Duration longest, Duration ceiling) {}
