/// How the stores of this service keep their records.
@NullMarked
package io.lapwing.enrich.state;

import org.jspecify.annotations.NullMarked;
