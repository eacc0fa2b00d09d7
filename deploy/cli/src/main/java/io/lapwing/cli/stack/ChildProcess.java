package io.lapwing.cli.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A Java process of the local stack. Its output goes to a log file; it ignores the terminal's Ctrl-C, which is for the
/// launcher, and ends with the launcher in any case (see [Tethered]).
public final class ChildProcess implements AutoCloseable {
    private static final Duration TERM_LIMIT = Duration.ofSeconds(30);
    private static final int TAIL_LINES = 8;

    private final String name;
    private final Path log;
    private final Process process;

    private ChildProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    /// What to run.
    ///
    /// @param name name for messages and for the log file
    /// @param jvm options of the JVM
    /// @param classPath its class path
    /// @param main its main class
    /// @param args its arguments
    /// @param environment variables added to this process's own
    public record Command(
            String name,
            List<String> jvm,
            String classPath,
            String main,
            List<String> args,
            Map<String, String> environment) {}

    /// Starts it.
    ///
    /// @param logs folder of the log file
    public static ChildProcess start(Command command, Path logs) throws IOException {
        var line = new ArrayList<String>();
        line.addAll(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(command.jvm());
        line.addAll(List.of("-cp", command.classPath(), Tethered.class.getName(), command.main()));
        line.addAll(command.args());
        Files.createDirectories(logs);
        Path log = logs.resolve(command.name() + ".log");
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(command.environment());
        return new ChildProcess(command.name(), log, builder.start());
    }

    /// Its name.
    public String name() {
        return name;
    }

    /// The process's id, for tests that kill it.
    public long pid() {
        return process.pid();
    }

    /// Whether it runs.
    public boolean isAlive() {
        return process.isAlive();
    }

    /// What to tell when it has ended by itself: exit code, the last lines it logged, and where the rest is.
    public String obituary() {
        return name + " stopped by itself with exit code " + process.exitValue() + "; its log " + log + " ends with:\n"
                + String.join("\n", tail());
    }

    /// Ends it as a crash would, with SIGKILL.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends it in good order with SIGTERM, and after 30 seconds without.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(TERM_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private List<String> tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()).stream()
                    .map(line -> "  " + line)
                    .toList();
        } catch (IOException e) {
            return List.of("  (the log cannot be read: " + e.getMessage() + ")");
        }
    }
}
