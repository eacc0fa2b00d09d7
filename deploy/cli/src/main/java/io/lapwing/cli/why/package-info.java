/// Why somebody was, or was not, alerted of a report: its way through the topics, decided again by the services' own
/// code.
@NullMarked
package io.lapwing.cli.why;

import org.jspecify.annotations.NullMarked;
