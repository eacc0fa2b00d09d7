/// The sample newsroom: made-up publishers, served as real HTTP feeds. Sample data.
@NullMarked
package io.lapwing.cli.newsroom;

import org.jspecify.annotations.NullMarked;
