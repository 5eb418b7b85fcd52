package org.letrodx.report;

import java.util.regex.Pattern;
import org.letrodx.document.Legible;

/** Breaks text into lines, between words. */
public final class Wrap {
    /** As wide as every terminal is. */
    public static final int COLUMNS = 80;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private Wrap() {}

    /** The text in lines of at most 80 columns, each indented by {@code indent} blanks; no line feed at the end. */
    public static String wrap(String text, int indent) {
        return wrap("", text, indent);
    }

    /**
     * The same with a label before the first line: the label stands in the indentation, or pushes the text as far as it
     * needs.
     *
     * @param label what begins the first line; it may hold colour codes, which take no room
     */
    public static String wrap(String label, String text, int indent) {
        return wrap(label, text, indent, COLUMNS);
    }

    /**
     * The same for a terminal of another width.
     *
     * @param columns how many characters fit into a line
     */
    public static String wrap(String label, String text, int indent, int columns) {
        StringBuilder lines = new StringBuilder(label);
        int column = COLOUR.matcher(label).replaceAll("").length();
        if (column > 0 || indent > 0) {
            int gap = Math.max(indent - column, column == 0 || label.endsWith(" ") ? 0 : 1);
            lines.append(" ".repeat(gap));
            column += gap;
        }
        boolean fresh = true;
        for (String word : BLANKS.split(Legible.text(text.strip()))) {
            if (column > indent && column + (fresh ? 0 : 1) + word.length() > columns) {
                int end = lines.length();
                while (end > 0 && Character.isWhitespace(lines.charAt(end - 1))) {
                    end--;
                }
                lines.setLength(end);
                lines.append('\n').append(" ".repeat(indent));
                column = indent;
                fresh = true;
            }
            if (!fresh) {
                lines.append(' ');
                column++;
            }
            lines.append(word);
            column += word.length();
            fresh = false;
        }
        return lines.toString();
    }
}
