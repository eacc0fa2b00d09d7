/// The life of a service: flags, configuration, start, signals, stop.
@NullMarked
package io.lapwing.runtime.app;

import org.jspecify.annotations.NullMarked;
