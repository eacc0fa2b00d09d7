package io.lapwing.alerts.notify;

import static io.lapwing.alerts.AlertRecords.notification;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private final Assignment assignment = new Assignment();

    @Test
    void committable_nothingRead_isNothing() {
        assertThat(assignment.committable()).isEmpty();
    }

    @Test
    void committable_laterOneEndsFirst_waitsForTheEarlier() {
        // given
        Task first = started(10);
        Task second = started(11);

        // when
        second.result().complete(Task.Result.SETTLED);
        assignment.sweep();
        var early = assignment.committable();
        first.result().complete(Task.Result.SETTLED);
        assignment.sweep();

        // then
        assertThat(early).hasValue(10);
        assertThat(assignment.committable()).hasValue(12);
        assertThat(assignment.open()).isEmpty();
    }

    @Test
    void committable_droppedTask_isReadAgain() {
        // given
        Task task = started(10);

        // when
        task.result().complete(Task.Result.DROPPED);
        assignment.sweep();

        // then
        assertThat(assignment.committable()).hasValue(10);
    }

    @Test
    void committable_committedBefore_isNothing() {
        // given
        assignment.passed(10);

        // when
        assignment.committed(11);

        // then
        assertThat(assignment.committable()).isEmpty();
    }

    @Test
    void wasTakenOn_idsOfTheLog_areKnown() {
        // given
        assertThat(assignment.logRead()).isFalse();

        // when
        assignment.settledBefore(Set.of("a"));

        // then
        assertThat(assignment.logRead()).isTrue();
        assertThat(assignment.wasTakenOn("a")).isTrue();
        assertThat(assignment.wasTakenOn("b")).isFalse();
    }

    @Test
    void wasTakenOn_startedHere_isKnown() {
        // when
        started(10);

        // then
        assertThat(assignment.wasTakenOn("id-desk")).isTrue();
    }

    private Task started(long offset) {
        var task = new Task(notification("desk"), new TopicPartition("notifications", 0), offset);
        assignment.started(task);
        return task;
    }
}
