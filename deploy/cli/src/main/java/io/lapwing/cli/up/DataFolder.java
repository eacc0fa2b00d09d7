package io.lapwing.cli.up;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The folder that holds all data of a run: kept if a person named it, removed at the end otherwise.
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final boolean temporary;
    private final boolean isNew;

    private DataFolder(Path path, boolean temporary, boolean isNew) {
        this.path = path;
        this.temporary = temporary;
        this.isNew = isNew;
    }

    /// Opens the folder that was named, or a temporary one.
    public static DataFolder open(Optional<Path> named) throws IOException {
        if (named.isEmpty()) {
            return new DataFolder(Files.createTempDirectory("lapwing-"), true, true);
        }
        Path path = Files.createDirectories(named.get()).toAbsolutePath();
        return new DataFolder(path, false, Files.notExists(path.resolve("kafka")));
    }

    /// Where it is.
    public Path path() {
        return path;
    }

    /// Whether it held no data when it was opened.
    public boolean isNew() {
        return isNew;
    }

    /// For people: where it is and what becomes of it.
    public String describe() {
        return path + (temporary ? " (removed at the end)" : " (kept)");
    }

    @Override
    public void close() throws IOException {
        if (temporary) {
            Files.walkFileTree(path, new Removal());
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE; // a process removed its own file first
            }
            throw e;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
