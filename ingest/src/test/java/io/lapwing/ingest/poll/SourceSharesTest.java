package io.lapwing.ingest.poll;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.source.Source;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class SourceSharesTest {
    private static final List<Source> SOURCES =
            IntStream.range(0, 500).mapToObj(i -> Feeds.source("source-" + i)).toList();

    @Test
    void partition_anySource_isWhereTheProducerPutsItsCursor() {
        for (Source source : SOURCES) {
            assertThat(SourceShares.partition(source.id(), 8))
                    .isEqualTo(BuiltInPartitioner.partitionForKey(source.id().getBytes(UTF_8), 8));
        }
    }

    @Test
    void of_allPartitions_holdsEachSourceOnce() {
        var shares = new SourceShares(SOURCES, 8);
        assertThat(IntStream.range(0, 8).boxed().flatMap(partition -> shares.of(partition).stream()))
                .containsExactlyInAnyOrderElementsOf(SOURCES);
    }
}
