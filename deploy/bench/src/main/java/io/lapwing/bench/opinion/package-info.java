/// An experiment: whether a learned model that decides borderline scores classifies better than the taxonomy alone.
@NullMarked
package io.lapwing.bench.opinion;

import org.jspecify.annotations.NullMarked;
