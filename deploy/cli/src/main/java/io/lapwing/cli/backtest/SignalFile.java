package io.lapwing.cli.backtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lapwing.record.Signal;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Signals from a file, one a line as `tail signals -o json` prints them. The time of a record is when its report was
/// fetched. Lines may be out of order by as many as are kept back here; what comes later still is late.
public final class SignalFile implements SignalReader {
    private static final int BATCH = 1_000;
    private static final int KEPT_BACK = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final BufferedReader lines;
    private final Unreadable unreadable;
    private final PriorityQueue<Recorded> kept = new PriorityQueue<>(Comparator.comparing(Recorded::at));
    private long line;
    private boolean ended;

    /// @param file the file, UTF-8
    /// @param complaints takes a sentence on each of the first lines that cannot be read
    /// @throws UncheckedIOException if the file cannot be read
    public SignalFile(Path file, Consumer<String> complaints) {
        this.file = file;
        this.unreadable = new Unreadable(complaints);
        try {
            lines = Files.newBufferedReader(file, UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<Recorded> read() {
        var batch = new ArrayList<Recorded>(BATCH);
        while (batch.size() < BATCH && (!ended || !kept.isEmpty())) {
            if (!ended && kept.size() < KEPT_BACK) {
                next();
            } else {
                batch.add(kept.remove());
            }
        }
        return batch;
    }

    @Override
    public long unreadable() {
        return unreadable.count();
    }

    @Override
    public void close() {
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void next() {
        String text = readLine();
        if (text == null) {
            ended = true;
        } else if (!text.isBlank()) {
            take(text);
        }
    }

    private void take(String text) {
        try {
            Signal signal = AvroJson.read(Signal.class, Signal.getClassSchema(), JSON.readTree(text));
            kept.add(new Recorded(signal, signal.getReport().getFetchedAt()));
        } catch (JsonProcessingException e) {
            complain("is no JSON: " + e.getOriginalMessage());
        } catch (AvroJson.MismatchException e) {
            complain("is no signal: " + e.getMessage());
        }
    }

    private void complain(String what) {
        unreadable.add(file + ":" + line, what);
    }

    private @Nullable String readLine() {
        try {
            line++;
            return lines.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
