package io.lapwing.alerts.reload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileWatchTest {
    private static final Reading OLD = new Reading.Text("old");
    private static final Reading NEW = new Reading.Text("new");

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("rules.yaml"), "old");
    }

    @Test
    void look_fileOnlyTouched_saysWhatItSaid() throws IOException {
        // given
        var watch = new RuleFileWatch(file, "old");
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

        // when, then
        assertThat(watch.look()).contains(OLD);
    }

    @Test
    void look_contentChangedAndTimeOfChangeNot_isFoundAtTheSecondLook() throws IOException {
        // given
        var watch = new RuleFileWatch(file, "old");
        FileTime before = Files.getLastModifiedTime(file);
        Files.writeString(file, "new");
        Files.setLastModifiedTime(file, before);

        // when, then
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).contains(NEW);
    }

    @Test
    void look_fileThatIsBeingWritten_isWaitedFor() throws IOException {
        // given
        var watch = new RuleFileWatch(file, "old");

        // when, then
        Files.writeString(file, "n");
        assertThat(watch.look()).isEmpty();
        Files.writeString(file, "new");
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).contains(NEW);
    }

    @Test
    void look_linkLeadsElsewhere_isFound() throws IOException {
        // given
        Path first = Files.writeString(folder.resolve("first"), "old");
        Path second = Files.writeString(folder.resolve("second"), "new");
        Path link = Files.createSymbolicLink(folder.resolve("link"), first);
        var watch = new RuleFileWatch(link, "old");
        assertThat(watch.look()).contains(OLD);

        // when
        Files.delete(link);
        Files.createSymbolicLink(link, second);

        // then
        assertThat(watch.look()).isEmpty();
        assertThat(watch.look()).contains(NEW);
    }

    @Test
    void look_fileGone_saysThatItCannotBeRead() throws IOException {
        // given
        var watch = new RuleFileWatch(file, "old");
        Files.delete(file);

        // when
        watch.look();

        // then
        assertThat(watch.look().orElseThrow())
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        reading -> assertThat(reading.problems())
                                .singleElement()
                                .satisfies(problem -> assertThat(problem.toString())
                                        .contains(file.toString())
                                        .contains("there is no such file")));
    }
}
