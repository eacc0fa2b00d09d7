/// The ingest service: polls feeds, accepts pushes, publishes raw reports.
@NullMarked
package io.lapwing.ingest;

import org.jspecify.annotations.NullMarked;
