package io.lapwing.cli.ledger;

import java.util.Optional;

/// A raw report that the ledger names.
///
/// @param topic full name of its topic
/// @param partition its partition
/// @param offset its offset
/// @param id its id; empty if the record holds no report that can be read
/// @param source id of its source; empty if the record holds no report that can be read
public record NamedReport(String topic, int partition, long offset, Optional<String> id, Optional<String> source) {
    /// As people read it.
    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset + "  "
                + id.map(known -> "report " + known).orElse("no report that can be read")
                + source.map(known -> " from " + known).orElse("");
    }
}
