package io.lapwing.cli.stack;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The built tree that the launcher runs from: libraries, the registry, class-data archives.
///
/// @param root its folder
public record Distribution(Path root) {
    /// The one that this process was started from.
    public static Distribution current() {
        String root = System.getenv("LAPWING_DIST");
        if (root == null) {
            throw new IllegalStateException("start Lapwing with deploy/lapwing, which says where its libraries are");
        }
        return new Distribution(Path.of(root));
    }

    String classPath() {
        return root.resolve("lib") + "/*";
    }

    /// Where this class was loaded from, to be put on the class path of a program that is not ours.
    static Path ownCode() {
        try {
            return Path.of(Tethered.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the launcher's own code has no usable location", e);
        }
    }

    Path registry() {
        return root.resolve("registry");
    }

    /// JVM options for short-lived or light processes: a small collector, the quick compiler, and an archive of loaded
    /// classes that is made when a process ends for the first time and makes later starts faster.
    List<String> jvm(String name, int heapMegabytes) {
        Path archives = root.resolve("cds");
        return List.of(
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xshare:auto",
                Files.isWritable(root) ? "-XX:+AutoCreateSharedArchive" : "-XX:-AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archives.resolve(name + ".jsa"),
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow");
    }
}
