package io.lapwing.ingest.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.ingest.publish.Draft;
import io.lapwing.ingest.source.FileSource;
import io.lapwing.ingest.source.Reliability;
import io.lapwing.ingest.source.SourceProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    private static final SourceProfile PROFILE =
            new SourceProfile("old", "Old", "Sample Press", "DE", "en", Reliability.C, false, false, List.of("space"));

    @TempDir
    Path folder;

    private Path path;
    private FileSource source;

    @BeforeEach
    void name() {
        path = folder.resolve("reports.ndjson");
        source = new FileSource(PROFILE, path, Optional.empty());
    }

    @Test
    void read_lines_givesTheirReports() throws Exception {
        // given
        write("""
            {"id": "1", "title": "One", "url": "https://a.example/1", "publishedAt": "2026-02-24T09:30:00Z"}
            {"id": "2", "title": "Two", "publisher": "Other Press", "language": "fr", "attributes": {"desk": "x"}}
            """);

        // when
        FilePiece.Lines lines = lines(FilePosition.START);

        // then
        assertThat(titles(lines)).containsExactly("One", "Two");
        Draft one = lines.drafts().getFirst();
        assertThat(one.origin().getSourceId()).isEqualTo("old");
        assertThat(one.origin().getPublisher()).isEqualTo("Sample Press");
        assertThat(one.origin().getSourceKind()).isEqualTo("file");
        assertThat(one.origin().getReliability()).isEqualTo("C");
        assertThat(one.language()).isEqualTo("en");
        assertThat(one.publishedAt()).hasToString("2026-02-24T09:30:00Z");
        assertThat(one.attributes()).containsEntry("themes", "space").containsEntry("guid", "1");
        Draft two = lines.drafts().getLast();
        assertThat(two.origin().getPublisher()).isEqualTo("Other Press");
        assertThat(two.language()).isEqualTo("fr");
        assertThat(two.attributes()).containsEntry("desk", "x");
        assertThat(lines.more()).isFalse();
        assertThat(lines.position().offset()).isEqualTo(Files.size(path));
        assertThat(lines.position().line()).isEqualTo(2);
    }

    @Test
    void read_restartedFromThePositionsText_givesWhatWasAddedOnly() throws Exception {
        // given
        write(line("One"));
        FilePosition kept =
                FilePosition.parse(lines(FilePosition.START).position().text());

        // when
        assertThat(lines(kept).drafts()).isEmpty();
        append(line("Two") + line("Three"));

        // then
        assertThat(titles(lines(kept))).containsExactly("Two", "Three");
    }

    @Test
    void read_moreLinesThanOneReadingTakes_goesOnFromThere() throws Exception {
        // given
        int count = 2 * ReportFile.MOST_LINES + 5;
        write(IntStream.range(0, count).mapToObj(i -> line("T" + i)).collect(Collectors.joining()));

        // when
        var titles = new ArrayList<String>();
        FilePosition position = FilePosition.START;
        int readings = 0;
        boolean more = true;
        while (more) {
            FilePiece.Lines lines = lines(position);
            titles.addAll(titles(lines));
            position = lines.position();
            more = lines.more();
            readings++;
        }

        // then
        assertThat(readings).isEqualTo(3);
        assertThat(titles).hasSize(count).doesNotHaveDuplicates();
        assertThat(titles.getLast()).isEqualTo("T" + (count - 1));
    }

    @Test
    void read_badLines_areCountedAndNamedAndLeftOut() throws Exception {
        // given
        write("{\"title\": \"One\"}\n"
                + "{broken\n"
                + "\n"
                + "[1]\n"
                + "{\"title\": 5, \"colour\": \"red\"}\n"
                + "{\"title\": \"" + "x".repeat(ReportFile.LONGEST_LINE) + "\"}\n"
                + "{\"title\": \"a\"} {\"title\": \"b\"}\n"
                + "{\"title\": \"Two\"}\n");

        // when
        FilePiece.Lines lines = lines(FilePosition.START);

        // then
        assertThat(titles(lines)).containsExactly("One", "Two");
        assertThat(lines.flaws().skipped()).isEqualTo(5);
        assertThat(lines.flaws().remarks())
                .satisfiesExactly(
                        remark -> assertThat(remark).startsWith("line 2 is not JSON: "),
                        remark -> assertThat(remark).isEqualTo("line 4 must be a JSON object, not array"),
                        remark -> assertThat(remark)
                                .contains("line 5 ", "`colour` is not a field", "`title` must be a text"),
                        remark -> assertThat(remark).isEqualTo("line 6 is longer than 1048576 bytes"),
                        remark -> assertThat(remark).startsWith("line 7 is not JSON: "));
        assertThat(lines.position().line()).isEqualTo(8);
    }

    @Test
    void read_manyBadLines_namesTheFirstAndCountsAll() throws Exception {
        write("nonsense\n".repeat(50));

        FilePiece.Lines lines = lines(FilePosition.START);

        assertThat(lines.flaws().skipped()).isEqualTo(50);
        assertThat(lines.flaws().remarks()).hasSize(10);
    }

    @Test
    void read_lastLineStillBeingWritten_waitsForItsRest() throws Exception {
        // given
        write(line("One") + "{\"title\": \"Tw");

        // when
        FilePiece.Lines first = lines(FilePosition.START);
        append("o\"}\n");
        FilePiece.Lines second = lines(first.position());

        // then
        assertThat(titles(first)).containsExactly("One");
        assertThat(first.more()).isFalse();
        assertThat(titles(second)).containsExactly("Two");
        assertThat(second.position().line()).isEqualTo(2);
    }

    @Test
    void read_lastLineThatStaysIncomplete_isReported() throws Exception {
        // given
        write(line("One") + "{\"title\": \"Tw");
        FilePosition position = lines(FilePosition.START).position();

        // when
        FilePiece again = ReportFile.read(source, position);

        // then
        assertThat(again)
                .isInstanceOfSatisfying(
                        FilePiece.Unreadable.class,
                        unreadable -> assertThat(unreadable.detail())
                                .startsWith("line 2 of " + path)
                                .contains("is no complete report"));
    }

    @Test
    void read_lastLineWithoutEndOfLine_isTakenOnceAndLineNumbersStayRight() throws Exception {
        // given
        write(line("One") + "{\"title\": \"Two\"}");

        // when
        FilePiece.Lines first = lines(FilePosition.START);
        append("\nbad\n" + line("Four"));
        FilePiece.Lines second = lines(first.position());

        // then
        assertThat(titles(first)).containsExactly("One", "Two");
        assertThat(titles(second)).containsExactly("Four");
        assertThat(second.flaws().remarks()).singleElement().asString().startsWith("line 3 is not JSON");
    }

    @Test
    void read_anotherFileInItsPlace_startsAtItsBeginningAndSaysSo() throws Exception {
        // given
        write(line("One") + line("Two"));
        FilePosition position = lines(FilePosition.START).position();

        // when
        write(line("Uno") + line("Due") + line("Tre"));
        FilePiece.Lines replaced = lines(position);
        write(line("I"));
        FilePiece.Lines shorter = lines(replaced.position());

        // then
        assertThat(titles(replaced)).containsExactly("Uno", "Due", "Tre");
        assertThat(replaced.flaws().remarks()).singleElement().asString().contains("read from its beginning");
        assertThat(titles(shorter)).containsExactly("I");
    }

    @Test
    void read_marksAndForeignLineEnds_areNoPartOfAReport() throws Exception {
        write("\uFEFF{\"title\": \"One\"}\r\n  \r\n{\"title\": \"中文\"}\r\n");

        FilePiece.Lines lines = lines(FilePosition.START);

        assertThat(titles(lines)).containsExactly("One", "中文");
        assertThat(lines.flaws().skipped()).isZero();
    }

    @Test
    void read_fileThatIsNone_saysWhy() throws Exception {
        assertThat(ReportFile.read(source, FilePosition.START))
                .isEqualTo(new FilePiece.Unreadable("there is no file " + path));
        Files.createDirectory(path);
        assertThat(ReportFile.read(source, FilePosition.START))
                .isEqualTo(new FilePiece.Unreadable(path + " is a folder, not a file"));
    }

    @Test
    void position_ofAnotherKind_isTheStart() {
        assertThat(FilePosition.parse(null)).isEqualTo(FilePosition.START);
        assertThat(FilePosition.parse("{\"pages\": 3}")).isEqualTo(FilePosition.START);
        assertThat(FilePosition.parse("page 7")).isEqualTo(FilePosition.START);
    }

    private FilePiece.Lines lines(FilePosition position) {
        return (FilePiece.Lines) ReportFile.read(source, position);
    }

    private static List<String> titles(FilePiece.Lines lines) {
        return lines.drafts().stream().map(Draft::title).toList();
    }

    private static String line(String title) {
        return "{\"title\": \"" + title + "\"}\n";
    }

    private void write(String text) throws Exception {
        Files.writeString(path, text);
    }

    private void append(String text) throws Exception {
        Files.writeString(path, text, StandardOpenOption.APPEND);
    }
}
