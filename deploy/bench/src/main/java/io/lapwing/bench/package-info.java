/// Measurements of Lapwing: benchmarks with their targets, fuzzing, and experiments whose figures the rationales cite.
@NullMarked
package io.lapwing.bench;

import org.jspecify.annotations.NullMarked;
