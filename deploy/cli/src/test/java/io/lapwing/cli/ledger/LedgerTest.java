package io.lapwing.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapwing.cli.deadletters.Handling;
import io.lapwing.cli.deadletters.Mark;
import io.lapwing.schemas.RecordOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final String RAW = "lapwing.reports.raw";
    private static final int NAMES = 3;

    private final Ledger ledger = new Ledger(RAW, 2);

    @Test
    void balance_everyReportWithOneEntry_isSettled() {
        // given
        raw(0, 0, 1, 3);
        ledger.outcome(at(0, 0), Entry.ON_THEME);
        ledger.outcome(at(0, 1), Entry.DUPLICATE);
        ledger.letter(at(0, 3));

        // when
        Balance balance = ledger.balance(due(0, 4), NAMES);

        // then
        assertThat(balance.isSettled()).isTrue();
        PartitionBalance partition = balance.partitions().getFirst();
        assertThat(partition.raw()).isEqualTo(3);
        assertThat(partition.outcomes()).isEqualTo(2);
        assertThat(partition.entries())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(Entry.ON_THEME, 1L, Entry.DUPLICATE, 1L, Entry.DEAD_LETTER, 1L));
        assertThat(partition.withoutRaw()).isZero();
        assertThat(balance.openLetters()).isEqualTo(1);
    }

    @Test
    void balance_reportWithoutEntry_isInFlightUntilTheGroupHasPassedIt() {
        // given
        raw(0, 5, 6, 7, 8);
        ledger.outcome(at(0, 6), Entry.OFF_THEME);

        // then
        PartitionBalance before = ledger.balance(due(0, 5), NAMES).partitions().getFirst();
        assertThat(before.inFlight()).isEqualTo(3);
        assertThat(before.unaccounted()).isZero();
        Balance after = ledger.balance(due(0, 8), NAMES);
        assertThat(after.partitions().getFirst().inFlight()).isEqualTo(1);
        assertThat(after.partitions().getFirst().unaccountedOffsets()).containsExactly(5L, 7L);
        assertThat(after.isRight()).isFalse();
    }

    @Test
    void balance_reportWithOutcomeAndDeadLetter_isAccountedForTwice() {
        // given
        raw(1, 0);
        ledger.outcome(at(1, 0), Entry.ON_THEME);
        ledger.letter(at(1, 0));
        ledger.letter(at(1, 0));

        // when
        Balance balance = ledger.balance(due(1, 1), NAMES);

        // then
        assertThat(balance.partitions().get(1).twice()).isEqualTo(1);
        assertThat(balance.partitions().get(1).twiceOffsets()).containsExactly(0L);
        assertThat(balance.partitions().get(1).unaccounted()).isZero();
        assertThat(balance.isRight()).isFalse();
    }

    @Test
    void balance_entryOfTheSameOffsetInAnotherPartition_accountsForNothing() {
        raw(0, 0);
        ledger.outcome(at(1, 0), Entry.ON_THEME);

        Balance balance = ledger.balance(due(0, 1), NAMES);

        assertThat(balance.partitions().get(0).unaccounted()).isEqualTo(1);
        assertThat(balance.partitions().get(1).withoutRaw()).isEqualTo(1);
    }

    @Test
    void balance_outcomesOfOtherTopicsOrOfNone_areCountedApart() {
        raw(0, 0);
        ledger.outcome(new RecordOrigin("other", 0, 0), Entry.ON_THEME);
        ledger.outcomeWithoutOrigin(7_000);
        ledger.outcomeWithoutOrigin(5_000);

        Balance balance = ledger.balance(due(0, 1), NAMES);

        assertThat(balance.outcomesWithoutOrigin()).isEqualTo(3);
        assertThat(ledger.latestWithoutOrigin()).isEqualTo(7_000);
        assertThat(balance.partitions().getFirst().unaccounted()).isEqualTo(1);
    }

    @Test
    void balance_reportsWhoseOutcomeMayBeGone_areToldApart() {
        // given
        raw(0, 10, 11, 12);

        // when
        var balance = ledger.balance(Map.of(0, new Bounds(10, 12, 13)), NAMES)
                .partitions()
                .getFirst();

        // then
        assertThat(balance.untold()).isEqualTo(2);
        assertThat(balance.unaccounted()).isEqualTo(1);
        assertThat(balance.unaccountedOffsets()).containsExactly(12L);
        assertThat(balance.start()).isEqualTo(10);
    }

    @Test
    void balance_reportsInFlightThatAreOld_stayInFlight() {
        raw(0, 10, 11);

        var balance = ledger.balance(Map.of(0, new Bounds(0, 12, 10)), NAMES)
                .partitions()
                .getFirst();

        assertThat(balance.inFlight()).isEqualTo(2);
        assertThat(balance.untold()).isZero();
    }

    @Test
    void letters_dealtWith_areNotOpenAndStillAccount() {
        // given
        raw(0, 0, 1, 2, 3);
        for (int offset = 0; offset < 3; offset++) {
            ledger.letter(at(0, offset));
        }
        ledger.letter(new RecordOrigin("lapwing.enrich-signals-by-theme-repartition", 0, 0));
        ledger.foreignLetter();
        ledger.mark(mark(Handling.REDRIVEN, at(0, 0)));
        ledger.mark(mark(Handling.DISCARDED, at(0, 1)));
        ledger.mark(mark(Handling.DISCARDED, new RecordOrigin("other", 0, 0)));
        ledger.outcome(at(0, 3), Entry.ON_THEME);

        // when
        Balance balance = ledger.balance(due(0, 4), NAMES);

        // then
        assertThat(balance.isSettled()).isTrue();
        assertThat(balance.letters()).isEqualTo(new Balance.Letters(1, 1, 2));
        assertThat(balance.openLetters()).isEqualTo(1);
    }

    @Test
    void balance_entriesInAnyOrder_isTheSameAsBySets() {
        // given
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        Set<Long> reports = new HashSet<>();
        Set<Long> entered = new HashSet<>();
        Set<Long> twice = new HashSet<>();
        List<Runnable> steps = new ArrayList<>();
        for (long offset = 0; offset < 200_000; offset++) {
            long place = offset;
            if (random.nextInt(10) > 0) {
                reports.add(place);
                steps.add(() -> ledger.raw(0, place));
                int entries = random.nextInt(1000) == 0 ? 0 : random.nextInt(1000) == 0 ? 2 : 1;
                for (int i = 0; i < entries; i++) {
                    steps.add(() -> ledger.outcome(at(0, place), Entry.ON_THEME));
                    if (!entered.add(place)) {
                        twice.add(place);
                    }
                }
            }
        }
        Collections.shuffle(steps, random);

        // when
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).run();
            if (i % 50_000 == 0) {
                ledger.compact();
            }
        }

        // then
        reports.removeAll(entered);
        long bound = 150_000;
        var balance =
                ledger.balance(due(0, bound), Integer.MAX_VALUE).partitions().getFirst();
        assertThat(balance.twiceOffsets()).containsExactlyInAnyOrderElementsOf(twice);
        var missing = reports.stream().filter(offset -> offset < bound).toList();
        assertThat(balance.unaccounted()).isEqualTo(missing.size());
        assertThat(balance.unaccountedOffsets()).isSorted().containsExactlyInAnyOrderElementsOf(missing);
        assertThat(balance.inFlight()).isEqualTo(reports.size() - missing.size());
    }

    private void raw(int partition, long... offsets) {
        for (long offset : offsets) {
            ledger.raw(partition, offset);
        }
    }

    private static Map<Integer, Bounds> due(int partition, long bound) {
        return Map.of(partition, new Bounds(0, 0, bound));
    }

    private static RecordOrigin at(int partition, long offset) {
        return new RecordOrigin(RAW, partition, offset);
    }

    private static Mark mark(Handling handling, RecordOrigin origin) {
        return new Mark(0, handling, "", Optional.of(origin), Instant.EPOCH);
    }
}
