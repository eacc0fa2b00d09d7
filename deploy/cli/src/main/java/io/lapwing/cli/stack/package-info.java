/// The local stack: a real broker, a real registry and the three services as processes of this machine.
@NullMarked
package io.lapwing.cli.stack;

import org.jspecify.annotations.NullMarked;
