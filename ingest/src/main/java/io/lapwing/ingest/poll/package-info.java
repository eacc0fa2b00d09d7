/// When a source is read and by whom: ownership, schedule, cursor, and the decision what a reading means.
@NullMarked
package io.lapwing.ingest.poll;

import org.jspecify.annotations.NullMarked;
