/// What a report says that is the same in every language: who, where, how many, and what happened.
@NullMarked
package io.lapwing.enrich.story.fact;

import org.jspecify.annotations.NullMarked;
