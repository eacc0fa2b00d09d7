/// Talking to the HTTP API of a service.
@NullMarked
package io.lapwing.cli.api;

import org.jspecify.annotations.NullMarked;
