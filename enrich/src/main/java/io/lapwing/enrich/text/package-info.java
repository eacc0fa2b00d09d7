/// From what a source published to clean text: markup, characters, language.
@NullMarked
package io.lapwing.enrich.text;

import org.jspecify.annotations.NullMarked;
