/// How each source fares, as data: for gauges, for `GET /v1/sources`, for people.
@NullMarked
package io.lapwing.ingest.status;

import org.jspecify.annotations.NullMarked;
