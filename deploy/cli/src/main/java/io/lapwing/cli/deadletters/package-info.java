/// Dead letters: which are open, what they hold, and how they are dealt with.
@NullMarked
package io.lapwing.cli.deadletters;

import org.jspecify.annotations.NullMarked;
