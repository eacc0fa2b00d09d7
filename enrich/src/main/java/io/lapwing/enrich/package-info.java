/// The enrich service: each raw report becomes one enriched report, and a signal for each theme that it reaches.
@NullMarked
package io.lapwing.enrich;

import org.jspecify.annotations.NullMarked;
