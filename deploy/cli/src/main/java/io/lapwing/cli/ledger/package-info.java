/// Accounts for every raw report: which have an outcome or a dead letter, and which have none or two.
@NullMarked
package io.lapwing.cli.ledger;

import org.jspecify.annotations.NullMarked;
