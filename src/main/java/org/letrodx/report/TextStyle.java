package org.letrodx.report;

/**
 * How an answer is written for a terminal.
 *
 * @param all everything that stands behind the answer, too: what was understood, ranks, sources, what was ruled out
 * @param why each finding down to what was stated
 * @param colour use terminal colours
 * @param columns how many characters fit into a line; lines are never longer than {@value #WIDEST} nor shorter than
 *     {@value #NARROWEST}
 */
public record TextStyle(boolean all, boolean why, boolean colour, int columns) {
    /** A longer line is hard to read. */
    private static final int WIDEST = 120;

    private static final int NARROWEST = 60;

    /** Bounds the columns. */
    public TextStyle {
        columns = Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /** Short, without colours, 80 columns. */
    public static TextStyle plain() {
        return new TextStyle(false, false, false, Wrap.COLUMNS);
    }

    /** The same with everything. */
    public TextStyle withAll() {
        return new TextStyle(true, why, colour, columns);
    }
}
