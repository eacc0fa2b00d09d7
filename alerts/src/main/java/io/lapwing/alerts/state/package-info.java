/// What the stateful steps share: serdes of their keys and states, identities, and due times.
@NullMarked
package io.lapwing.alerts.state;

import org.jspecify.annotations.NullMarked;
