package org.letrodx.data.plate;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A well, by its place. Wells are in order row by row: A1, A2 ... B1.
 *
 * @param row counted from 0, that is A
 * @param column counted from 0, that is 1
 */
public record Well(int row, int column) implements Comparable<Well> {
    private static final Pattern NAME = Pattern.compile("([A-Z]|A[A-F])0{0,2}([1-9]\\d?)", Pattern.CASE_INSENSITIVE);

    /** Reads {@code B7}, {@code b07} or, of plates with more than 26 rows, {@code AB7}; empty if it is no well. */
    public static Optional<Well> of(String name) {
        Matcher match = NAME.matcher(name.strip());
        return match.matches()
                ? Optional.of(new Well(rowOf(match.group(1)), Integer.parseInt(match.group(2)) - 1))
                : Optional.empty();
    }

    /** The row of a letter or two, counted from 0; -1 if it is none. */
    public static int rowOf(String letters) {
        String upper = letters.toUpperCase(Locale.ROOT);
        if (upper.length() == 1 && upper.charAt(0) >= 'A' && upper.charAt(0) <= 'Z') {
            return upper.charAt(0) - 'A';
        }
        return upper.length() == 2 && upper.charAt(0) == 'A' && upper.charAt(1) >= 'A' && upper.charAt(1) <= 'F'
                ? 26 + upper.charAt(1) - 'A'
                : -1;
    }

    /** The letter or letters of a row. */
    public static String letters(int row) {
        return row < 26 ? String.valueOf((char) ('A' + row)) : "A" + (char) ('A' + row - 26);
    }

    /** As for any record, but written out: what the language makes for records is put together at its first use. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Well well && row == well.row && column == well.column;
    }

    @Override
    public int hashCode() {
        return 64 * row + column;
    }

    @Override
    public int compareTo(Well other) {
        return row != other.row ? Integer.compare(row, other.row) : Integer.compare(column, other.column);
    }

    @Override
    public String toString() {
        return letters(row) + (column + 1);
    }
}
