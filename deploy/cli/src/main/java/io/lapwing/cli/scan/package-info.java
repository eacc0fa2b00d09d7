/// Reading topics from a time to their present end.
@NullMarked
package io.lapwing.cli.scan;

import org.jspecify.annotations.NullMarked;
