/// What Lapwing looks for, as data: themes, concepts and terms, and the automaton that finds all of them in one pass.
@NullMarked
package io.lapwing.enrich.taxonomy;

import org.jspecify.annotations.NullMarked;
