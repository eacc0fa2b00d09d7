package io.lapwing.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "deliveries",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what became of notifications, and sends parked ones again.",
            "",
            "A notification is parked when its receiver refused it for good, or did not take it after all tries.",
            "",
            "Examples:",
            "  lapwing deliveries list --parked",
            "  lapwing deliveries resend --parked"
        },
        subcommands = {DeliveriesListCommand.class, DeliveriesResendCommand.class})
final class DeliveriesCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
