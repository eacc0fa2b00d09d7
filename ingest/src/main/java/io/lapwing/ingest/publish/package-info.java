/// Entries to raw reports to Kafka: identity, records, and the transaction that moves the cursor with them.
@NullMarked
package io.lapwing.ingest.publish;

import org.jspecify.annotations.NullMarked;
