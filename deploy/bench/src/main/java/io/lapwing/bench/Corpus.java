package io.lapwing.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapwing.record.Origin;
import io.lapwing.record.RawReport;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/// Reports put together from the newsroom's sentences in an order given by a seed, so that no two are alike and every
/// run measures the same ones. Every other report is Chinese; one in three has markup as feeds have it.
final class Corpus {
    static final Instant NOW = Instant.parse("2026-02-26T12:00:00Z");
    /// Number of reports; a power of two, so that a benchmark can go round with a mask.
    static final int REPORTS = 1 << 10;
    /// Bytes of title and body together, in UTF-8.
    static final int BYTES = 1 << 10;

    private static final long SEED = 20_260_226;
    private static final int MARKED_UP = 3;

    private final Random random = new Random(SEED);
    private final Sentences sentences = Sentences.ofNewsroom();

    private Corpus() {}

    /// [#REPORTS] reports of about [#BYTES] bytes.
    static RawReport[] reports() {
        var corpus = new Corpus();
        var reports = new RawReport[REPORTS];
        for (int i = 0; i < REPORTS; i++) {
            reports[i] = corpus.report(i);
        }
        return reports;
    }

    /// A report with these words.
    static RawReport report(String id, String title, String body) {
        return RawReport.newBuilder()
                .setId(id)
                .setRevision("1")
                .setOrigin(Origin.newBuilder()
                        .setSourceId("sample-wire")
                        .setPublisher("Sample Wire")
                        .setSourceKind("rss")
                        .build())
                .setUrl("https://news.example/" + id)
                .setTitle(title)
                .setBody(body)
                .setPublishedAt(NOW.minusSeconds(600))
                .setFetchedAt(NOW)
                .build();
    }

    private RawReport report(int number) {
        List<String> pool = number % 2 == 0 ? sentences.english() : sentences.chinese();
        String title = pick(pool);
        boolean markedUp = number / 2 % MARKED_UP == 0;
        var body = new StringBuilder();
        int left = BYTES - bytes(title);
        for (int sentence = 0; left > 0; sentence++) {
            String next = markedUp ? markedUp(pick(pool), sentence) : pick(pool) + ' ';
            next = fitting(next, left, markedUp);
            body.append(next);
            left -= next.isEmpty() ? left : bytes(next);
        }
        return report("report-" + number, title, body.toString());
    }

    private String pick(List<String> pool) {
        return pool.get(random.nextInt(pool.size()));
    }

    private static String markedUp(String sentence, int number) {
        String escaped = sentence.replace("&", "&amp;").replace("<", "&lt;");
        return switch (number % 4) {
            case 0 -> "<p>" + escaped + "</p>\n";
            case 1 -> "<p>" + escaped + "&nbsp;<a href=\"https://news.example/more?id=" + number + "\">&raquo;</a></p>";
            case 2 -> "<br/><em>" + escaped + "</em>";
            default -> escaped + "<img src=\"https://pixel.example/t.gif\" width=\"1\" height=\"1\">";
        };
    }

    /// As much of a piece as there is room for; markup is not cut.
    private static String fitting(String piece, int room, boolean markedUp) {
        if (bytes(piece) <= room) {
            return piece;
        }
        if (markedUp) {
            return "";
        }
        int end = piece.length();
        while (bytes(piece.substring(0, end)) > room) {
            end--;
        }
        return piece.substring(0, end);
    }

    static int bytes(String text) {
        return text.getBytes(UTF_8).length;
    }
}
