package org.letrodx.document;

import java.io.Serializable;

/**
 * A place in an input: a file's name and, where known, a line and a column, counted from 1. Of a table, the line is the
 * first of the row and the column is that of the table.
 *
 * @param source the file's name as the user gave it, {@code -} for standard input, empty for a value from a program
 * @param line the line, 0 if unknown
 * @param column the column, 0 if unknown
 * @param end the column after the last character of a value that stands in this line alone, 0 if unknown
 */
public record Location(String source, int line, int column, int end) implements Serializable {
    /** A value that a program handed over. */
    public static final Location NONE = new Location("", 0, 0);

    /** A place whose end is not known. */
    public Location(String source, int line, int column) {
        this(source, line, column, 0);
    }

    /** The whole of a source. */
    public static Location of(String source) {
        return new Location(source, 0, 0);
    }

    /**
     * This place up to another, if there is something between them in one line; otherwise this place, whose end stays
     * unknown.
     */
    Location to(Location end) {
        return end.line == line && end.column > column ? new Location(source, line, column, end.column) : this;
    }

    @Override
    public String toString() {
        if (line == 0) {
            return source;
        }
        return source + ":" + line + (column == 0 ? "" : ":" + column);
    }
}
