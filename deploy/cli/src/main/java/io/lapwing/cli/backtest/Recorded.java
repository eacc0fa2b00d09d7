package io.lapwing.cli.backtest;

import io.lapwing.record.Signal;
import java.time.Instant;

/// A signal with the time of its record.
///
/// @param signal the signal
/// @param at the record's timestamp, which is when its report was fetched
public record Recorded(Signal signal, Instant at) {}
