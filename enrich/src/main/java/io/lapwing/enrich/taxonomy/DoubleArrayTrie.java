package io.lapwing.enrich.taxonomy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// A double-array trie: the child of a node under a character lies at the node's base plus the character's code, and is
/// the node's own if the check there says so. A step is one addition and one comparison, and touches one cell of three
/// numbers: base, check and value.
final class DoubleArrayTrie {
    private static final int ROOT = 0;
    private static final int FREE = -1;

    private static final int WIDTH = 3;
    private static final int CHECK = 1;
    private static final int VALUE = 2;

    private final char[] codes = new char[1 << 16];
    private int[] cells = new int[WIDTH * 1024];
    private final BitSet used = new BitSet();

    /// @param keys in ascending order, each once; a key's value is its place
    DoubleArrayTrie(List<String> keys) {
        Arrays.fill(cells, FREE);
        assignCodes(keys);
        used.set(ROOT);
        insert(ROOT, keys, 0, keys.size(), 0);
    }

    static int root() {
        return ROOT;
    }

    /// The child of a node under a character, or -1.
    int child(int node, char c) {
        int code = codes[c];
        if (code == 0) {
            return -1;
        }
        int child = cells[WIDTH * node] + code;
        int at = WIDTH * child + CHECK;
        return at < cells.length && cells[at] == node ? child : -1;
    }

    /// The value of the key that ends at a node, or -1.
    int value(int node) {
        return cells[WIDTH * node + VALUE];
    }

    /// Frequent characters get low codes, which keeps the arrays dense.
    private void assignCodes(List<String> keys) {
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
    }

    /// Lays out the children of a node, whose keys stand from `from` to `to` and share their first `depth` characters.
    private void insert(int node, List<String> keys, int from, int to, int depth) {
        int first = from;
        if (first < to && keys.get(first).length() == depth) {
            cells[WIDTH * node + VALUE] = first;
            first++;
        }
        if (first == to) {
            return;
        }
        var starts = new ArrayList<Integer>();
        for (int i = first; i < to; i++) {
            if (i == first || keys.get(i).charAt(depth) != keys.get(i - 1).charAt(depth)) {
                starts.add(i);
            }
        }
        int[] children =
                starts.stream().mapToInt(i -> codes[keys.get(i).charAt(depth)]).toArray();
        int offset = place(children);
        cells[WIDTH * node] = offset;
        for (int child : children) {
            cells[WIDTH * (offset + child) + CHECK] = node;
        }
        for (int i = 0; i < children.length; i++) {
            int end = i + 1 < children.length ? starts.get(i + 1) : to;
            insert(offset + children[i], keys, starts.get(i), end, depth + 1);
        }
    }

    /// The lowest base at which all children find a free place; takes the places.
    private int place(int[] children) {
        int lowest = Arrays.stream(children).min().orElseThrow();
        for (int at = used.nextClearBit(lowest + 1); ; at = used.nextClearBit(at + 1)) {
            int offset = at - lowest;
            if (Arrays.stream(children).noneMatch(child -> used.get(offset + child))) {
                ensure(offset + Arrays.stream(children).max().orElseThrow() + 1);
                Arrays.stream(children).forEach(child -> used.set(offset + child));
                return offset;
            }
        }
    }

    private void ensure(int nodes) {
        int before = cells.length;
        if (WIDTH * nodes > before) {
            cells = Arrays.copyOf(cells, Math.max(WIDTH * nodes, 2 * before));
            Arrays.fill(cells, before, cells.length, FREE);
        }
    }
}
