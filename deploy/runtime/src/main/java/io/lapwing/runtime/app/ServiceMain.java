package io.lapwing.runtime.app;

import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ConfigLoader;
import io.lapwing.runtime.config.ServiceConfig;
import io.lapwing.runtime.log.Logging;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The command line of a service: reads flags and configuration, runs it, and ends with a telling exit code.
@Command(
        mixinStandardHelpOptions = true,
        versionProvider = ServiceMain.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped in good order",
            "1:a failure while running",
            "69:broker, registry or a topic is missing",
            "78:the configuration cannot be used",
            "143:stopped by SIGTERM"
        })
public final class ServiceMain<C extends ServiceConfig> implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceMain.class);

    private final ServiceDefinition<C> definition;

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "YAML file with the settings, under `lapwing:`.")
    private @Nullable Path file;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "One setting, such as lapwing.http.port=8081. Wins over file and environment.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--check", description = "Check the configuration and all files it names, then stop.")
    private boolean check;

    private ServiceMain(ServiceDefinition<C> definition) {
        this.definition = definition;
    }

    /// Runs a service until it is told to stop.
    ///
    /// @return the exit code
    public static <C extends ServiceConfig> int run(ServiceDefinition<C> definition, String... args) {
        var command = new CommandLine(new ServiceMain<>(definition));
        command.setCommandName("lapwing-" + definition.name());
        command.getCommandSpec().usageMessage().description(definition.purpose());
        return command.execute(args);
    }

    @Override
    public Integer call() throws InterruptedException {
        Logging.configure(ServiceConfig.Log.Format.AUTO, ServiceConfig.Log.Level.INFO);
        try {
            C config = new ConfigLoader(System.getenv(), settings).load(definition.config(), Optional.ofNullable(file));
            Logging.configure(config.log().format(), config.log().level());
            var process = ServiceProcess.build(definition, config);
            if (check) {
                LOG.info("the configuration is in order");
                return 0;
            }
            return process.run();
        } catch (ConfigException e) {
            e.problems().forEach(problem -> LOG.error("{}", problem));
            return ConfigException.EXIT_CODE;
        } catch (StartupException e) {
            LOG.error("{}", e.getMessage());
            return StartupException.EXIT_CODE;
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lapwing " + ProjectVersion.current()};
        }
    }
}
