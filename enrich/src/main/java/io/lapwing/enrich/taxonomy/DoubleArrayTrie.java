package io.lapwing.enrich.taxonomy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Queue;

/// A double-array trie: the child of a node under a character lies in the cell at the node's base plus the character's
/// code, if that cell was laid out for that code; no two nodes share a base. A cell holds code, base and value in one
/// `long`, which is what stands for a node outside: a step is one load, one addition and one comparison.
final class DoubleArrayTrie {
    /// No node.
    static final long NONE = 0;

    /// Bits of a code; above them lies the base, and above that the value plus one.
    private static final int CODE_BITS = 16;
    private static final int BASE_BITS = 24;
    private static final int VALUE_SHIFT = CODE_BITS + BASE_BITS;
    private static final int LIMIT = 1 << BASE_BITS;
    /// What an unused cell holds: a code that no character has.
    private static final long UNUSED = (1 << CODE_BITS) - 1;

    /// From 1; 0 for characters that no key has, which no cell is laid out for.
    private final char[] codes = new char[1 << 16];
    private final long root;
    private long[] cells = {};

    /// @param keys in ascending order, each once, none empty; a key's value is its place
    /// @throws IllegalArgumentException if they need more than 16 million cells
    DoubleArrayTrie(List<String> keys) {
        int characters = assignCodes(keys);
        root = new Layout(keys, characters).root;
    }

    /// The node from which each key begins.
    long root() {
        return root;
    }

    /// The child of a node under a character, or [#NONE].
    long child(long node, char c) {
        char code = codes[c];
        long cell = cells[base(node) + code];
        return (char) cell == code ? cell : NONE;
    }

    /// The value of the key that ends at a node, or -1.
    static int value(long node) {
        return (int) (node >>> VALUE_SHIFT) - 1;
    }

    private static int base(long node) {
        return (int) (node >>> CODE_BITS) & (LIMIT - 1);
    }

    /// Frequent characters get low codes, which keeps the array dense.
    ///
    /// @return how many there are
    private int assignCodes(List<String> keys) {
        int[] frequency = new int[1 << 16];
        keys.forEach(key -> key.chars().forEach(c -> frequency[c]++));
        var present = new ArrayList<Integer>();
        for (int c = 0; c < frequency.length; c++) {
            if (frequency[c] > 0) {
                present.add(c);
            }
        }
        present.sort((a, b) -> Integer.compare(frequency[b], frequency[a]));
        for (int i = 0; i < present.size(); i++) {
            codes[present.get(i)] = (char) (i + 1);
        }
        return present.size();
    }

    /// Lays the cells out, breadth first: the nodes near the root, where most walks end, come to lie together.
    private final class Layout {
        /// A node with the keys below it.
        ///
        /// @param cell where the node lies; -1 for the root
        /// @param from place of the first key
        /// @param to place after the last
        /// @param depth number of characters that they share
        private record Branch(int cell, int from, int to, int depth) {}

        private final List<String> keys;
        private final int highestCode;
        private final BitSet usedCells = new BitSet();
        private final BitSet usedBases = new BitSet();
        private final Queue<Branch> open = new ArrayDeque<>();
        private final long root;

        Layout(List<String> keys, int highestCode) {
            this.keys = keys;
            this.highestCode = highestCode;
            // Base 0 is for nodes without children: no cell is laid out from there.
            usedBases.set(0);
            ensure(0);
            root = node(new Branch(-1, 0, keys.size(), 0), 0);
            while (!open.isEmpty()) {
                Branch branch = open.remove();
                long node = node(branch, (char) cells[branch.cell]);
                cells[branch.cell] = node;
            }
        }

        /// The node of a branch; its children are left to be laid out in turn.
        private long node(Branch branch, int code) {
            boolean ends = branch.from < branch.to && keys.get(branch.from).length() == branch.depth;
            int first = ends ? branch.from + 1 : branch.from;
            long value = ends ? branch.from + 1 : 0;
            return value << VALUE_SHIFT | (long) children(branch, first) << CODE_BITS | code;
        }

        /// Places the children, whose keys begin at `first`; the base.
        private int children(Branch branch, int first) {
            if (first == branch.to) {
                return 0;
            }
            var starts = new ArrayList<Integer>();
            for (int i = first; i < branch.to; i++) {
                if (i == first || character(i, branch) != character(i - 1, branch)) {
                    starts.add(i);
                }
            }
            int[] children =
                    starts.stream().mapToInt(i -> codes[character(i, branch)]).toArray();
            int base = place(children);
            for (int i = 0; i < children.length; i++) {
                int end = i + 1 < children.length ? starts.get(i + 1) : branch.to;
                cells[base + children[i]] = children[i];
                open.add(new Branch(base + children[i], starts.get(i), end, branch.depth + 1));
            }
            return base;
        }

        private char character(int key, Branch branch) {
            return keys.get(key).charAt(branch.depth);
        }

        /// The lowest base that is nobody's and from which all children find a free cell; takes both.
        private int place(int[] children) {
            int lowest = Arrays.stream(children).min().orElseThrow();
            for (int at = usedCells.nextClearBit(lowest + 1); ; at = usedCells.nextClearBit(at + 1)) {
                int base = at - lowest;
                if (!usedBases.get(base) && areFree(base, children)) {
                    ensure(base);
                    usedBases.set(base);
                    Arrays.stream(children).forEach(child -> usedCells.set(base + child));
                    return base;
                }
            }
        }

        private boolean areFree(int base, int[] children) {
            for (int child : children) {
                if (usedCells.get(base + child)) {
                    return false;
                }
            }
            return true;
        }

        /// Makes room for every code from a base, so that no step leads out of the array.
        private void ensure(int base) {
            int needed = base + highestCode + 1;
            if (needed > LIMIT) {
                throw new IllegalArgumentException("the terms need more than " + LIMIT + " cells; have fewer of them");
            }
            int before = cells.length;
            if (needed > before) {
                cells = Arrays.copyOf(cells, Math.max(needed, 2 * before));
                Arrays.fill(cells, before, cells.length, UNUSED);
            }
        }
    }
}
