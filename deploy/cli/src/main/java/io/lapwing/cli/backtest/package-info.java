/// Reads recorded signals and shows what rules would have done on them.
@NullMarked
package io.lapwing.cli.backtest;

import org.jspecify.annotations.NullMarked;
