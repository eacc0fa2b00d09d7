package io.lapwing.ingest.push;

import java.time.Duration;

/// How much, and for how long.
///
/// @param maxBytes bytes of one request's body, as it is sent and after decompression
/// @param maxReports reports in one request
/// @param maxInFlightBytes bytes of all requests that are not answered yet, together
/// @param readDeadline time for a body to arrive
/// @param ackTimeout time for the broker to take a request's reports
/// @param rememberedRequests ids of requests that are remembered
public record PushLimits(
        int maxBytes,
        int maxReports,
        long maxInFlightBytes,
        Duration readDeadline,
        Duration ackTimeout,
        int rememberedRequests) {}
