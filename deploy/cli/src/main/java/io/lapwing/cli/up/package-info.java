/// What `lapwing up` does around the local stack: files, progress, alerts as they come.
@NullMarked
package io.lapwing.cli.up;

import org.jspecify.annotations.NullMarked;
