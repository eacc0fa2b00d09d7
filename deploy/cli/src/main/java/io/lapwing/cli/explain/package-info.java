/// Shows why a report was put under a theme: its scores, and its text with the evidence marked.
@NullMarked
package io.lapwing.cli.explain;

import org.jspecify.annotations.NullMarked;
