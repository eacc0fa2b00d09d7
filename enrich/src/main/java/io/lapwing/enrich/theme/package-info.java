/// How strongly a report belongs to each theme, with the words that say so.
@NullMarked
package io.lapwing.enrich.theme;

import org.jspecify.annotations.NullMarked;
