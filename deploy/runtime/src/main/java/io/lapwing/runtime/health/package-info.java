/// Health of a service as values.
@NullMarked
package io.lapwing.runtime.health;

import org.jspecify.annotations.NullMarked;
