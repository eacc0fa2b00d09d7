/// Creates topics and registers schemas from the one declaration, and tells the difference first.
@NullMarked
package io.lapwing.cli.topics;

import org.jspecify.annotations.NullMarked;
