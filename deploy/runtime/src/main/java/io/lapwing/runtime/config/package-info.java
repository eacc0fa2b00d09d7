/// Typed configuration from file, environment and flags, with every problem reported at once.
@NullMarked
package io.lapwing.runtime.config;

import org.jspecify.annotations.NullMarked;
