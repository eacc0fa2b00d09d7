/// Whether a report has been seen before: exact repeats and edited versions.
@NullMarked
package io.lapwing.enrich.dedupe;

import org.jspecify.annotations.NullMarked;
