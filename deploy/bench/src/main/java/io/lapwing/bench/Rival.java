package io.lapwing.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Another program that reads feeds, set up in a folder of its own to read the same ones, as much at once as suits it.
///
/// @param name the program
/// @param folder its home
/// @param command reads all feeds once
/// @param count prints how many entries it has
record Rival(String name, Path folder, List<String> command, List<String> count) {
    private static final int JOBS = 8;
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /// What a run took.
    ///
    /// @param clock from launch to end
    /// @param processor processor time of it and of what it started
    record Run(Duration clock, Duration processor) {}

    /// `newsboat` with eight threads, if it is installed.
    static Optional<Rival> newsboat(Path folder, int feeds, IntFunction<String> address) throws IOException {
        if (!isInstalled("newsboat")) {
            return Optional.empty();
        }
        Path home = Files.createDirectories(folder.resolve("newsboat"));
        String urls = IntStream.range(0, feeds).mapToObj(address).collect(Collectors.joining("\n", "", "\n"));
        Path list = Files.writeString(home.resolve("urls"), urls);
        Path config = Files.writeString(home.resolve("config"), "reload-threads " + JOBS + "\nauto-reload no\n");
        List<String> base = List.of(
                "newsboat",
                "-q",
                "-C",
                config.toString(),
                "-u",
                list.toString(),
                "-c",
                home.resolve("cache.db").toString());
        return Optional.of(new Rival("newsboat", home, with(base, "-x", "reload"), with(base, "-x", "print-unread")));
    }

    /// `sfeed_update` with eight jobs, if it is installed.
    static Optional<Rival> sfeed(Path folder, int feeds, IntFunction<String> address) throws IOException {
        if (!isInstalled("sfeed_update")) {
            return Optional.empty();
        }
        Path home = Files.createDirectories(folder.resolve("sfeed"));
        String lines = IntStream.range(0, feeds)
                .mapToObj(feed -> "feed 'feed-" + feed + "' '" + address.apply(feed) + "'")
                .collect(Collectors.joining("\n"));
        Path store = home.resolve("feeds");
        Path config = Files.writeString(
                home.resolve("sfeedrc"),
                "sfeedpath='%s'\nmaxjobs=%d\nfeeds() {\n%s\n}\n".formatted(store, JOBS, lines));
        return Optional.of(new Rival(
                "sfeed_update",
                home,
                List.of("sfeed_update", config.toString()),
                List.of("sh", "-c", "cat '" + store + "'/* | wc -l")));
    }

    /// Reads all feeds once.
    Run run() throws IOException, InterruptedException {
        var timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" >>log 2>&1", "bash"));
        timed.addAll(command);
        String[] seconds = output(timed).strip().split(" ", -1);
        return new Run(duration(seconds[0]), duration(seconds[1]).plus(duration(seconds[2])));
    }

    /// How many entries it has.
    int entries() throws IOException, InterruptedException {
        Matcher number = NUMBER.matcher(output(count));
        if (!number.find()) {
            throw new IOException(name + " does not tell how many entries it has");
        }
        return Integer.parseInt(number.group());
    }

    private String output(List<String> line) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(name + " ended with exit code " + process.exitValue() + ": " + output);
        }
        return output;
    }

    private static Duration duration(String seconds) {
        return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000));
    }

    private static boolean isInstalled(String program) {
        return List.of(System.getenv().getOrDefault("PATH", "").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static List<String> with(List<String> base, String... more) {
        var line = new ArrayList<>(base);
        line.addAll(List.of(more));
        return List.copyOf(line);
    }
}
