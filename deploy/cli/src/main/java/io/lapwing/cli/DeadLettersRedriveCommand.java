package io.lapwing.cli;

import io.lapwing.cli.deadletters.Action;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
        name = "redrive",
        mixinStandardHelpOptions = true,
        description = {
            "Puts the originals of dead letters back where they came from: same partition, key, value, headers, time.",
            "",
            "Mend first what made them fail. Each is put back once, however often the command is given and whatever"
                    + " happens meanwhile: the record and the mark that says so are one transaction. What fails again"
                    + " becomes a new dead letter. Records of topics in which the last one of a key counts are not put"
                    + " back, because that would undo newer ones, nor are those that retention would remove at once.",
            "",
            "Examples:",
            "  lapwing dead-letters redrive enrich-0@12",
            "  lapwing dead-letters redrive --error RestClientException        only tells",
            "  lapwing dead-letters redrive --error RestClientException --yes  does it"
        })
final class DeadLettersRedriveCommand extends LetterHandling implements Callable<Integer> {
    @Override
    public Integer call() throws InterruptedException {
        return handle(new Action.Redrive());
    }
}
