package io.lapwing.ingest.source;

import io.lapwing.runtime.config.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The keys that sources need, from the environment: a variable, or the file that the variable with `_FILE` behind its
/// name names. A file is read anew each time, so that a key may be renewed while a service runs.
///
/// @param environment the process environment
public record Keys(Map<String, String> environment) {
    private static final String FILE_SUFFIX = "_FILE";

    /// The key of this name.
    ///
    /// @throws MissingKeyException if there is none, or it cannot be sent in a header
    public Secret get(String name) throws MissingKeyException {
        String file = environment.get(name + FILE_SUFFIX);
        String value = file == null ? environment.get(name) : read(name, file);
        if (value == null || value.isBlank()) {
            throw new MissingKeyException("the environment variable " + name + " is not set; set it to the key, or "
                    + name + FILE_SUFFIX + " to a file with the key");
        }
        String key = value.strip();
        if (key.chars().anyMatch(c -> c < 0x20 || c > 0x7e)) {
            throw new MissingKeyException("the key in " + name + " has a character that no header can carry");
        }
        return new Secret(key);
    }

    private static @Nullable String read(String name, String file) throws MissingKeyException {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new MissingKeyException("the file that " + name + FILE_SUFFIX + " names cannot be read");
        }
    }

    @Override
    public String toString() {
        return "[secret]";
    }
}
