package io.lapwing.alerts.rule;

import io.lapwing.runtime.config.Problem;
import io.lapwing.runtime.config.YamlDocument;

/// Finds a place inside a text value of a YAML file, so that a fault in the middle of a condition is reported where it
/// stands. Folding and indenting change white space only: the n-th other character of the value is the n-th of the
/// source.
final class ScalarPlace {
    private final YamlDocument document;
    private final String source;

    ScalarPlace(YamlDocument document, String source) {
        this.document = document;
        this.source = source;
    }

    /// A problem at a line and column of the value of a key; at the key itself if the place cannot be found.
    ///
    /// @param key the key, such as `rules[2].when`
    /// @param value its value
    /// @param line line of the value, from 1
    /// @param column column in that line, from 1
    Problem problem(String key, String value, int line, int column, String message) {
        Problem atKey = document.problem(key, message);
        String name = key.substring(key.lastIndexOf('.') + 1);
        int at = offset(source, atKey.line(), atKey.column());
        if (at < 0 || !source.startsWith(name, at)) {
            return atKey;
        }
        int from = valueStart(at + name.length());
        int found = follow(from, value, offset(value, line, column));
        return found < 0 ? atKey : at(found, key, message);
    }

    private Problem at(int offset, String key, String message) {
        String before = source.substring(0, offset);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int lineStart = before.lastIndexOf('\n') + 1;
        int column = before.codePointCount(lineStart, before.length()) + 1;
        return new Problem(document.file(), line, column, key, message);
    }

    /// Where the value's own characters begin: behind the colon and a quotation mark or the header of a block.
    private int valueStart(int afterKey) {
        int at = source.indexOf(':', afterKey) + 1;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        if (at < source.length() && (source.charAt(at) == '|' || source.charAt(at) == '>')) {
            return Math.max(at, source.indexOf('\n', at));
        }
        boolean quoted = at < source.length() && (source.charAt(at) == '\'' || source.charAt(at) == '"');
        return quoted ? at + 1 : at;
    }

    private int follow(int from, String value, int target) {
        int at = from;
        for (int i = 0; i <= target && i < value.length(); i++) {
            if (Character.isWhitespace(value.charAt(i))) {
                continue;
            }
            at = skipSpace(at);
            if (at < source.length() && source.charAt(at) != value.charAt(i)) {
                at = skipSpace(at + 1); // half of an escape, as in 'it''s'
            }
            if (at >= source.length() || source.charAt(at) != value.charAt(i)) {
                return -1;
            }
            if (i == target) {
                return at;
            }
            at++;
        }
        return Math.min(at, source.length());
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int offset(String text, int line, int column) {
        int start = 0;
        for (int i = 1; i < line && start >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int available = text.codePointCount(start, text.length());
        return text.offsetByCodePoints(start, Math.min(column - 1, available));
    }
}
