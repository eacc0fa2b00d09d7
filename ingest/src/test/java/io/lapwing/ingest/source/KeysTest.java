package io.lapwing.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @Test
    void fill_variables_areReplacedAndNotShown(@TempDir Path folder) throws Exception {
        // given
        Path file = Files.writeString(folder.resolve("key"), "from-file\n");
        var keys = new Keys(Map.of("A", "from-env", "B_FILE", file.toString()));
        var header = new HeaderTemplate("Authorization", "Bearer ${A}:${B}!");

        // then
        assertThat(header.variables()).containsExactly("A", "B");
        assertThat(header.fill(keys).reveal()).isEqualTo("Bearer from-env:from-file!");
        assertThat(header.fill(keys) + keys.toString()).doesNotContain("from-");
    }

    @Test
    void get_absentKeyOrUnreadableFile_namesTheVariableOnly() {
        var keys = new Keys(Map.of("EMPTY", " ", "LOST_FILE", "/nowhere/key", "SPLIT", "secret\r\nX-Evil: 1"));

        assertThatThrownBy(() -> keys.get("ABSENT")).hasMessageContaining("ABSENT is not set");
        assertThatThrownBy(() -> keys.get("EMPTY")).hasMessageContaining("EMPTY is not set");
        assertThatThrownBy(() -> keys.get("LOST")).hasMessage("the file that LOST_FILE names cannot be read");
        assertThatThrownBy(() -> keys.get("SPLIT"))
                .hasMessageContaining("SPLIT")
                .hasMessageNotContaining("secret");
    }
}
