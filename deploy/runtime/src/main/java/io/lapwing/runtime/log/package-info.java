/// Log output: text on a terminal, JSON otherwise.
@NullMarked
package io.lapwing.runtime.log;

import org.jspecify.annotations.NullMarked;
