package io.lapwing.cli;

import io.lapwing.runtime.app.ProjectVersion;
import io.lapwing.runtime.app.StartupException;
import io.lapwing.runtime.config.ConfigException;
import io.lapwing.runtime.config.ServiceConfig.Log;
import io.lapwing.runtime.log.Logging;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/// The command line. Each command is a class of its own; this one holds what they share: help, version, exit codes.
@Command(
        name = "lapwing",
        description = {
            "Watches public sources for you: feeds in, themed signals and alerts out.",
            "",
            "Start with @|bold lapwing up|@: it runs the whole pipeline on this machine with a sample newsroom."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Lapwing.Version.class,
        sortOptions = false,
        subcommandsRepeatable = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it worked",
            "1:it did not, or a wait ran out",
            "2:the command line is wrong",
            "69:broker, registry or a port is missing",
            "78:a configuration file cannot be used"
        },
        subcommands = {
            UpCommand.class,
            TopicsCommand.class,
            PushCommand.class,
            SourcesCommand.class,
            SilenceCommand.class,
            DeliveriesCommand.class,
            LedgerCommand.class,
            DeadLettersCommand.class,
            WhyCommand.class,
            TailCommand.class,
            FeedCommand.class,
            ExplainCommand.class,
            EvalCommand.class,
            CheckCommand.class,
            BacktestCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Lapwing {
    private Lapwing() {}

    /// Runs a command and ends the process with its exit code.
    static void main(String[] args) {
        Logging.configure(Log.Format.TEXT, Log.Level.WARN);
        System.exit(commandLine().execute(args));
    }

    /// The command line, ready to execute.
    static CommandLine commandLine() {
        return new CommandLine(new Lapwing())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Lapwing::explain);
    }

    private static int explain(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (e) {
            case ConfigException config -> {
                config.problems().forEach(err::println);
                yield ConfigException.EXIT_CODE;
            }
            case StartupException startup -> {
                err.println("lapwing: " + startup.getMessage());
                yield StartupException.EXIT_CODE;
            }
            case CommandFailure failure -> {
                err.println("lapwing: " + failure.getMessage());
                yield CommandLine.ExitCode.SOFTWARE;
            }
            default -> {
                err.println("lapwing: an unexpected failure; please report it with what stands below");
                e.printStackTrace(err);
                yield CommandLine.ExitCode.SOFTWARE;
            }
        };
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"lapwing " + ProjectVersion.current()};
        }
    }
}
