package io.lapwing.cli.ledger;

/// What is known of a partition of `reports.raw` besides its records.
///
/// @param start first offset that retention has left
/// @param tellable first offset whose outcome cannot have been removed by retention, nor have been written by a release
///     that did not yet say where outcomes come from; 0 if that holds for all
/// @param due offset up to which the consumer group has done its work, exclusive; what lies behind it is in flight
public record Bounds(long start, long tellable, long due) {}
