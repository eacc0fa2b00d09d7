package io.lapwing.enrich.taxonomy;

/// Numbers of terms, in an open hash table. One that is as large as what is found costs less than a bit for each term
/// of
/// a taxonomy.
final class TermSet {
    private static final int SPREAD = 0x9E3779B9;

    /// Each number plus one; 0 where there is none.
    private final int[] slots;
    private final int shift;

    /// @param most how many numbers may be added
    TermSet(int most) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, most));
        slots = new int[2 << bits];
        shift = Integer.SIZE - 1 - bits;
    }

    /// Adds a number.
    ///
    /// @return whether it is new
    boolean add(int term) {
        int slot = (term * SPREAD) >>> shift;
        while (slots[slot] != 0) {
            if (slots[slot] == term + 1) {
                return false;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = term + 1;
        return true;
    }
}
