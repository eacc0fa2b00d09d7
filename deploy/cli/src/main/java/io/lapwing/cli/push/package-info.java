/// Sending reports to an ingest service.
@NullMarked
package io.lapwing.cli.push;

import org.jspecify.annotations.NullMarked;
