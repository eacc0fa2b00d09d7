package io.lapwing.runtime.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a service's configuration: defaults, then file, then environment, then flags.
public final class ConfigLoader {
    private static final String FILE_SUFFIX = "_FILE";
    private static final String ENV_PREFIX = "LAPWING_";
    private static final Pattern KEY = Pattern.compile("lapwing(?:\\.[\\w-]+|\\[\\d+]|\\.\"[^\"]+\")+");

    private final Map<String, String> environment;
    private final Map<String, String> flags;

    /// @param environment the process environment
    /// @param flags values given by `--set`
    public ConfigLoader(Map<String, String> environment, Map<String, String> flags) {
        this.environment = environment;
        this.flags = flags;
    }

    /// Reads the configuration.
    ///
    /// @param type the service's configuration interface
    /// @param file its YAML file, if one was given
    /// @throws ConfigException naming every problem
    public <C extends ServiceConfig> C load(Class<C> type, Optional<Path> file) {
        var problems = new ArrayList<Problem>();
        var environmentValues = readSecretFiles(problems);
        var yaml = file.flatMap(path -> readYaml(path, problems));
        if (!problems.isEmpty()) {
            throw new ConfigException(problems);
        }
        var builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(type, ServiceConfig.PREFIX)
                .withConverter(Secret.class, 100, ConfigLoader::secret)
                .withSources(
                        new EnvConfigSource(environmentValues, 300), new PropertiesConfigSource(flags, "flags", 400));
        yaml.ifPresent(document -> builder.withSources(new YamlConfigSource(document.file(), document.text(), 110)));
        try {
            SmallRyeConfig config = builder.build();
            return config.getConfigMapping(type, ServiceConfig.PREFIX);
        } catch (ConfigValidationException e) {
            throw new ConfigException(problems(e, yaml));
        }
    }

    /// The library asks for the value of an optional setting even where there is none, with an empty text.
    private static @Nullable Secret secret(String value) {
        return value.isEmpty() ? null : new Secret(value);
    }

    private Map<String, String> readSecretFiles(List<Problem> problems) {
        var values = new HashMap<String, String>();
        environment.forEach((name, value) -> {
            if (!name.startsWith(ENV_PREFIX)) {
                return;
            }
            if (!name.endsWith(FILE_SUFFIX)) {
                values.putIfAbsent(name, value);
                return;
            }
            try {
                String setting = name.substring(0, name.length() - FILE_SUFFIX.length());
                values.put(setting, Files.readString(Path.of(value)).strip());
            } catch (IOException e) {
                problems.add(Problem.of(
                        "environment", name, "cannot read the file that it names: " + YamlDocument.cause(e)));
            }
        });
        return values;
    }

    private static Optional<YamlDocument> readYaml(Path path, List<Problem> problems) {
        try {
            return Optional.of(YamlDocument.parse(path.toString(), Files.readString(path, StandardCharsets.UTF_8)));
        } catch (ConfigException e) {
            problems.addAll(e.problems());
        } catch (IOException e) {
            problems.add(Problem.of(path.toString(), "", "cannot be read: " + YamlDocument.cause(e)));
        }
        return Optional.empty();
    }

    private List<Problem> problems(ConfigValidationException e, Optional<YamlDocument> yaml) {
        var problems = new ArrayList<Problem>();
        for (int i = 0; i < e.getProblemCount(); i++) {
            String message = e.getProblem(i).getMessage();
            Matcher matcher = KEY.matcher(message);
            String key = matcher.find() ? matcher.group() : "";
            problems.add(locate(key, ConfigMessages.plain(key, message), yaml));
        }
        return problems;
    }

    private Problem locate(String key, String message, Optional<YamlDocument> yaml) {
        if (flags.containsKey(key)) {
            return Problem.of("flags", key, message);
        }
        String variable = key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
        if (environment.containsKey(variable)) {
            return Problem.of("environment", variable, message);
        }
        return yaml.filter(document -> document.has(key))
                .map(document -> document.problem(key, message))
                .orElseGet(() -> Problem.of(yaml.map(YamlDocument::file).orElse("configuration"), key, message));
    }
}
