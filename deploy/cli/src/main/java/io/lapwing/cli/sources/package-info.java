/// What would happen with the sources of a list, and what happens when each is read once.
@NullMarked
package io.lapwing.cli.sources;

import org.jspecify.annotations.NullMarked;
