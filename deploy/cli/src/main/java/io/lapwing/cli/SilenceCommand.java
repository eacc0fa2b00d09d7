package io.lapwing.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "silence",
        mixinStandardHelpOptions = true,
        description = {
            "Keeps alerts from being sent for a while: sets, shows and ends silences.",
            "",
            "A silenced alert goes on to be evaluated and is written to its topic. If it still fires when the silence"
                    + " ends, it is sent then; if it was resolved meanwhile, nobody is told.",
            "",
            "Examples:",
            "  lapwing silence add rule=theme-surge theme=space --for 2h --comment 'launch day'",
            "  lapwing silence list",
            "  lapwing silence expire ID"
        },
        subcommands = {SilenceAddCommand.class, SilenceListCommand.class, SilenceExpireCommand.class})
final class SilenceCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
