package io.lapwing.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResultsPageTest {
    private final ResultsPage page = new ResultsPage("Two", "intro", "load");

    @Test
    void putInto_noFile_isThePage() {
        assertThat(page.putInto("", "# Two\nnew\n")).isEqualTo("# Two\nnew\n");
    }

    @Test
    void putInto_fileOfOthers_comesLast() {
        assertThat(page.putInto("# One\n1\n", "# Two\nnew\n")).isEqualTo("# One\n1\n\n# Two\nnew\n");
    }

    @Test
    void putInto_fileThatHasIt_takesItsPlace() {
        String file = "# One\n1\n\n# Two\nold\n\n# Two and more\n3\n";
        assertThat(page.putInto(file, "# Two\nnew\n")).isEqualTo("# One\n1\n\n# Two\nnew\n\n# Two and more\n3\n");
        assertThat(page.putInto("# Two\nold\n", "# Two\nnew\n")).isEqualTo("# Two\nnew\n");
    }
}
