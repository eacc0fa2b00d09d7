/// The command line `lapwing`: one class a command.
@NullMarked
package io.lapwing.cli;

import org.jspecify.annotations.NullMarked;
