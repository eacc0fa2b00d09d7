/// What became of notifications, and sending them again.
@NullMarked
package io.lapwing.cli.deliveries;

import org.jspecify.annotations.NullMarked;
