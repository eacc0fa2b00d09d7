/// Reads topics for people: which ones, and how a record is shown.
@NullMarked
package io.lapwing.cli.tail;

import org.jspecify.annotations.NullMarked;
