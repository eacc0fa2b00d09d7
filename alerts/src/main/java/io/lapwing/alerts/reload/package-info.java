/// Takes a changed rules file into force while the service runs.
@NullMarked
package io.lapwing.alerts.reload;

import org.jspecify.annotations.NullMarked;
