/// `POST /v1/reports`: reports that others send.
@NullMarked
package io.lapwing.ingest.push;

import org.jspecify.annotations.NullMarked;
