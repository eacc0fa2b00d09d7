/// Who, what, where and how much: entities, countries and sums of money in a report.
@NullMarked
package io.lapwing.enrich.entity;

import org.jspecify.annotations.NullMarked;
