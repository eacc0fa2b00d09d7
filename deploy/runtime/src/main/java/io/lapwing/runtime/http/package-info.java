/// HTTP in both directions: the service's own port, and guarded requests to addresses that feeds and people name.
@NullMarked
package io.lapwing.runtime.http;

import org.jspecify.annotations.NullMarked;
