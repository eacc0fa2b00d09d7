/// What to watch: the source list and what it says of each source.
@NullMarked
package io.lapwing.ingest.source;

import org.jspecify.annotations.NullMarked;
