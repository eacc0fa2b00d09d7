/// Measures classification against labelled reports.
@NullMarked
package io.lapwing.cli.eval;

import org.jspecify.annotations.NullMarked;
