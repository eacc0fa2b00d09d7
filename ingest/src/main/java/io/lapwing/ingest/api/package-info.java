/// APIs that answer with JSON: what to ask them, and what their answers hold. Nothing here touches the network.
@NullMarked
package io.lapwing.ingest.api;

import org.jspecify.annotations.NullMarked;
