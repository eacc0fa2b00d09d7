package io.lapwing.cli;

import io.lapwing.cli.deadletters.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "discard",
        mixinStandardHelpOptions = true,
        description = {
            "Gives dead letters up, with a reason that stays beside them. They remain until retention removes them.",
            "",
            "Examples:",
            "  lapwing dead-letters discard enrich-0@12 --reason 'a test of ours'",
            "  lapwing dead-letters discard --topic lapwing.reports.raw --since 2h --reason 'garbage of host x' --yes"
        })
final class DeadLettersDiscardCommand extends LetterHandling implements Callable<Integer> {
    @Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why, for whoever asks later.")
    private String reason = "";

    @Override
    public Integer call() throws InterruptedException {
        if (reason.isBlank()) {
            throw usage("--reason must say something");
        }
        return handle(new Action.Discard(reason.strip()));
    }
}
