/// Files of reports, one JSON object a line, read from where they were left.
@NullMarked
package io.lapwing.ingest.file;

import org.jspecify.annotations.NullMarked;
