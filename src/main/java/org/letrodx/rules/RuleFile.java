package org.letrodx.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;

/**
 * The file of a rule as it was found.
 *
 * @param area the folder it lies in, for example {@code medium}
 * @param name its path below the rule book, for example {@code medium/MED-01.drl}
 * @param file its path for messages
 * @param text what it says
 */
public record RuleFile(String area, String name, String file, String text) {

    /** The place of the first match of a pattern; the top of the file if there is none. */
    public Location place(String regex) {
        Matcher match = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
        return match.find() ? at(match.start()) : new Location(file, 1, 1);
    }

    /** The start of a line, counted from 1. */
    public Location line(int line) {
        return new Location(file, Math.max(line, 1), 1);
    }

    /** The place of a piece of text behind an offset; of the offset itself if it is not there. */
    public Location placeOf(String piece, int offset) {
        int found = text.indexOf(piece, Math.max(offset, 0));
        return at(found < 0 ? Math.max(offset, 0) : found);
    }

    private Location at(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Location(file, line, offset - start + 1);
    }
}
