package io.lapwing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// What lives in the heap of another JVM, by `jcmd`.
final class LiveHeap {
    private static final double MEGA = 1e6;

    private LiveHeap() {}

    /// Runs a full collection in a process and adds up what it leaves, in MB of 10^6 bytes.
    static double megabytes(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(List.of(jcmd, Long.toString(pid), "GC.class_histogram"))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        // Its last line: Total, objects, bytes.
        return output.lines()
                .filter(line -> line.startsWith("Total"))
                .map(line -> line.strip().split("\\s+", -1))
                .mapToDouble(fields -> Long.parseLong(fields[2]) / MEGA)
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd tells nothing of the heap: " + output));
    }
}
