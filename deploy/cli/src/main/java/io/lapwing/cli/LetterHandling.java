package io.lapwing.cli;

import io.lapwing.cli.deadletters.Action;
import io.lapwing.cli.deadletters.Handling;
import io.lapwing.cli.deadletters.HandlingException;
import io.lapwing.cli.deadletters.Letter;
import io.lapwing.cli.deadletters.LetterDesk;
import io.lapwing.cli.deadletters.LetterFilter;
import io.lapwing.cli.deadletters.LetterId;
import io.lapwing.cli.deadletters.Progress;
import io.lapwing.runtime.kafka.KafkaClients;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What `redrive` and `discard` share: which letters are meant, and that more than one is only rehearsed unless that is
/// confirmed.
abstract class LetterHandling extends Printing {
    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            converter = LetterIdConverter.class,
            description = "Ids, as `lapwing dead-letters list` shows them. Without, the options choose.")
    private List<LetterId> ids = List.of();

    @Option(names = "--yes", description = "Do it even to more than one; otherwise only tell what would be done.")
    private boolean yes;

    @Mixin
    private LetterChoice choice;

    final int handle(Action action) throws InterruptedException {
        Set<LetterId> wanted = new LinkedHashSet<>(ids);
        if (wanted.isEmpty() && !choice.isGiven()) {
            throw usage("name dead letters, or choose them with --service, --error, --topic or --since");
        }
        List<String> services = choice.services(wanted, this);
        KafkaClients clients = choice.clients(services);
        boolean rehearsal = !yes && wanted.size() != 1;
        var told = new Told(action, rehearsal, wanted);
        LetterFilter filter = choice.filter(wanted);
        try (Admin admin = clients.admin()) {
            for (String service : services) {
                var desk = new LetterDesk(clients, admin, service);
                if (rehearsal) {
                    desk.rehearse(filter, action, told);
                } else {
                    desk.handle(filter, action, told);
                }
            }
        } catch (HandlingException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
        return told.end();
    }

    /// Prints what becomes of each letter, and keeps count.
    private final class Told implements Progress {
        private final boolean rehearsal;
        private final String verb;
        private final Set<LetterId> missing;
        private final boolean named;
        private long done;
        private long refused;

        Told(Action action, boolean rehearsal, Set<LetterId> wanted) {
            this.rehearsal = rehearsal;
            this.missing = new HashSet<>(wanted);
            this.named = !wanted.isEmpty();
            this.verb = switch (action) {
                case Action.Redrive _ -> Handling.REDRIVEN.toString();
                case Action.Discard _ -> Handling.DISCARDED.toString();
            };
        }

        @Override
        public void done(Letter letter, String note) {
            done++;
            missing.remove(letter.id());
            if (rehearsal) {
                print(
                        isJson()
                                ? json(letter, "would be " + verb, "")
                                : DeadLettersListCommand.line(letter, Optional.empty()));
            } else {
                print(isJson() ? json(letter, verb, note) : letter.id() + "  " + verb + ": " + note);
            }
        }

        @Override
        public void refused(Letter letter, String why) {
            refused++;
            missing.remove(letter.id());
            complain(letter.id() + " cannot be " + verb + ": " + why);
        }

        @Override
        public void already(Letter letter, Handling handling) {
            missing.remove(letter.id());
            if (named) {
                refused++;
                complain(letter.id() + " was " + handling + " before");
            }
        }

        int end() {
            missing.forEach(id -> complain(id + " is no dead letter that is there and chosen"));
            err().println(
                            rehearsal
                                    ? done + " would be " + verb + "; say --yes to do it"
                                    : done + " " + verb + (refused > 0 ? ", " + refused + " not" : ""));
            err().flush();
            return refused == 0 && missing.isEmpty() ? 0 : 1;
        }

        private void complain(String line) {
            err().println("lapwing: " + line);
        }

        private static String json(Letter letter, String what, String note) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("id", letter.id().toString());
            fields.put("state", what);
            fields.put("note", note);
            return Output.json(fields);
        }
    }
}
