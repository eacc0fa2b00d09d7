/// Kafka clients and Streams applications, set up the same way everywhere.
@NullMarked
package io.lapwing.runtime.kafka;

import org.jspecify.annotations.NullMarked;
