package org.letrodx.data.cells;

import java.util.List;
import org.letrodx.document.Location;

/**
 * A sheet of cells. Cells are text without blanks around them; what is beyond the last cell of a row is empty.
 *
 * @param source what to call it in messages: the file, of a workbook with the sheet
 * @param name of the sheet in its workbook; empty for a text
 * @param rows those that hold something, in order
 */
public record Sheet(String source, String name, List<Row> rows) {
    private static final int SHOWN = 30;

    /** Copies the list. */
    public Sheet {
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param line its number in the file or in the sheet, counted from 1
     * @param cells as many as were written
     */
    public record Row(int line, List<String> cells) {
        /** Copies the list. */
        public Row {
            cells = List.copyOf(cells);
        }

        /**
         * The text of a cell; empty if there is none.
         *
         * @param column counted from 0
         */
        public String cell(int column) {
            return column >= 0 && column < cells.size() ? cells.get(column) : "";
        }

        /** True if nothing but empty cells begins at this column. */
        public boolean isEmptyFrom(int column) {
            return cells.stream().skip(Math.max(column, 0)).allMatch(String::isEmpty);
        }

        /** The cells that hold something, one blank between them. */
        public String text() {
            return String.join(
                    " ", cells.stream().filter(cell -> !cell.isEmpty()).toList());
        }
    }

    /** The beginning of what was written, for a message. */
    public static String shorten(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN - 1) + "...";
    }

    /**
     * The place of a cell.
     *
     * @param column counted from 0
     */
    public Location at(Row row, int column) {
        return new Location(source, row.line(), column + 1);
    }

    /** The place of a row. */
    public Location at(Row row) {
        return new Location(source, row.line(), 0);
    }
}
