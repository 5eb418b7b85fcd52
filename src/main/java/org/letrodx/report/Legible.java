package org.letrodx.report;

import java.util.regex.Pattern;

/** An input is hostile: what it holds must not break a page or steer whoever shows it. */
public final class Legible {
    /** Controls, marks that turn the direction of text, and what no XML may hold. */
    private static final Pattern ILLEGIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\n\\r]]");

    private Legible() {}

    /** The text with a question mark for each character that nobody can read. */
    public static String text(String text) {
        return ILLEGIBLE.matcher(text).replaceAll("?");
    }
}
