package io.lapwing.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.schemas.TopicDeclaration;
import io.lapwing.schemas.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerOfTestsIT {
    @Test
    void create_declaredTopics_areThere(@TempDir Path folder) throws Exception {
        // given
        var topics = new Topics(Topics.DEFAULT_PREFIX);
        var declared = TopicDeclaration.of(topics, Set.of("space"), Set.of(), 2);

        try (var broker = TestBroker.start(folder)) {
            // when
            broker.create(declared);

            // then
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
                assertThat(admin.listTopics().names().get())
                        .contains("lapwing.reports.raw", "lapwing.signals.space", "lapwing.alerts.space");
            }
        }
    }
}
