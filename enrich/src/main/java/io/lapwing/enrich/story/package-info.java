/// Which reports tell the same event, and how well it is corroborated.
@NullMarked
package io.lapwing.enrich.story;

import org.jspecify.annotations.NullMarked;
