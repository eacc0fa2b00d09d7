package io.lapwing.ingest.fetch;

import org.jspecify.annotations.Nullable;

/// Numbers of seconds in headers (RFC 9111, section 1.2.2).
final class DeltaSeconds {
    /// What stands for all numbers that are larger, as the RFC has it.
    static final long LARGEST = 1L << 31;

    private static final int LONGEST_NUMBER = 10;

    private DeltaSeconds() {}

    /// The number; null if there is none or it is not written in digits alone.
    static @Nullable Long parse(@Nullable String text) {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return null;
        }
        return digits.length() > LONGEST_NUMBER ? LARGEST : Math.min(LARGEST, Long.parseLong(digits));
    }
}
