package io.lapwing.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        description = {
            "Shows the records that a service could not process, and deals with them.",
            "",
            "Each stands in dead-letters.<service>, byte for byte, with the reason and the place that it came from. It"
                    + " is open until it is redriven or discarded.",
            "",
            "Examples:",
            "  lapwing dead-letters list",
            "  lapwing dead-letters show enrich-0@12",
            "  lapwing dead-letters redrive --error RestClientException --yes",
            "  lapwing dead-letters discard enrich-0@12 --reason 'a test of ours'"
        },
        subcommands = {
            DeadLettersListCommand.class,
            DeadLettersShowCommand.class,
            DeadLettersRedriveCommand.class,
            DeadLettersDiscardCommand.class
        })
final class DeadLettersCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
