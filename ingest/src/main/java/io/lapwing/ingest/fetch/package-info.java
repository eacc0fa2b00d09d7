/// HTTP with manners and guards: conditional requests, redirects followed by hand, limits on time and size.
@NullMarked
package io.lapwing.ingest.fetch;

import org.jspecify.annotations.NullMarked;
