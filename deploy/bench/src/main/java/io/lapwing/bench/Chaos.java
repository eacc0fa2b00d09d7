package io.lapwing.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lets things go wrong on purpose, and counts what that did to the records.
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Runs real processes on this machine, lets something go wrong while records keep coming, and compares what"
                    + " went in with what is committed behind it.",
            "",
            "Scenarios:",
            "  enrich-kill    one of two instances of enrich ends with SIGKILL, 20 times during 1,000,000 reports",
            "  double-kill    both at once",
            "  zombie         one is held up with SIGSTOP for 30 s, and goes on",
            "  registry-down  the schema registry is away for five minutes",
            "  ingest-kill    one of two instances of ingest ends with SIGKILL while feeds publish",
            "  alerts-kill    the alerts service ends with SIGKILL while alerts go out",
            "",
            "Example:",
            "  lapwing chaos enrich-kill --short"
        },
        footer = {
            "",
            "Exit code 1 unless nothing was lost and nothing repeated; of alerts one may come twice for each kill."
        })
public final class Chaos implements Callable<Integer> {
    /// What goes wrong.
    enum Scenario {
        ENRICH_KILL(20, 2, 1_000_000, on -> on.kill(1)),
        DOUBLE_KILL(10, 1, 500_000, on -> on.kill(2)),
        ZOMBIE(5, 1, 400_000, on -> on.suspend(Duration.ofSeconds(30))),
        REGISTRY_DOWN(1, 1, 1_000_000, on -> on.stopRegistry(Duration.ofMinutes(5))) {
            @Override
            EnrichFaults.Fault shortFault() {
                return on -> on.stopRegistry(Duration.ofSeconds(20));
            }
        },
        INGEST_KILL(20, 2, 0, _ -> {}) {
            @Override
            Toll run(boolean isShort, long seed, Consumer<String> progress) throws IOException, InterruptedException {
                PublishingFeeds.Tally tally =
                        KillRun.run(faults(isShort), seed, progress).tally();
                return new Toll(tally.published(), tally.found(), 0, tally.repeated(), 0, tally.longestGap());
            }
        },
        ALERTS_KILL(20, 2, 1_000, _ -> {}) {
            @Override
            Toll run(boolean isShort, long seed, Consumer<String> progress) throws IOException, InterruptedException {
                return AlertsKill.run(faults(isShort), isShort ? 90 : 1_000, seed, progress);
            }
        };

        /// What enrich does on two cores beside its broker, with room to catch up.
        private static final int RATE = 3_000;

        private static final int SHORT_RATE = 1_000;
        private static final int SHORT_REPORTS = 30_000;

        private final int faults;
        private final int shortFaults;
        private final int reports;
        private final EnrichFaults.Fault fault;

        Scenario(int faults, int shortFaults, int reports, EnrichFaults.Fault fault) {
            this.faults = faults;
            this.shortFaults = shortFaults;
            this.reports = reports;
            this.fault = fault;
        }

        Toll run(boolean isShort, long seed, Consumer<String> progress) throws IOException, InterruptedException {
            var plan = isShort
                    ? new EnrichFaults.Plan(shortFault(), shortFaults, SHORT_REPORTS, SHORT_RATE)
                    : new EnrichFaults.Plan(fault, faults, reports, RATE);
            return EnrichFaults.run(plan, seed, progress);
        }

        EnrichFaults.Fault shortFault() {
            return fault;
        }

        int faults(boolean isShort) {
            return isShort ? shortFaults : faults;
        }

        /// As people write it.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    @Parameters(paramLabel = "SCENARIO", description = "One of: ${COMPLETION-CANDIDATES}.")
    private Scenario scenario = Scenario.ENRICH_KILL;

    @Option(names = "--short", description = "A small form, one to two minutes.")
    private boolean isShort;

    @Option(names = "--seed", description = "Seed of what chance decides (default: another each time).")
    private long seed = System.nanoTime();

    /// Runs and exits: 0 if nothing was lost and nothing repeated, 1 otherwise.
    public static void main(String[] args) {
        System.exit(new CommandLine(new Chaos())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Toll toll = scenario.run(isShort, seed, line -> System.err.println("chaos  " + line));
        System.out.println(scenario + ": " + toll);
        return toll.isExact() ? 0 : 1;
    }
}
