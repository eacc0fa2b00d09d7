/// The public contract in Java: topic names and settings, subjects, serdes.
@NullMarked
package io.lapwing.schemas;

import org.jspecify.annotations.NullMarked;
