/// What a source would yield, for people and scripts.
@NullMarked
package io.lapwing.cli.feed;

import org.jspecify.annotations.NullMarked;
