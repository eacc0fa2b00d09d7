package io.lapwing.runtime.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/// The version of Lapwing that is running.
public final class ProjectVersion {
    private ProjectVersion() {}

    /// The version, such as `0.1.0`.
    public static String current() {
        var properties = new Properties();
        try (InputStream in = ProjectVersion.class.getResourceAsStream("/lapwing-version.properties")) {
            if (in == null) {
                throw new IllegalStateException("lapwing-version.properties is missing from the build");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
