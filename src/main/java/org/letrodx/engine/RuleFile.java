package org.letrodx.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;

/**
 * A DRL file as it was found.
 *
 * @param area the folder it lies in, for example {@code medium}
 * @param name its path below the rule book, for example {@code medium/MED-01.drl}
 * @param file its path for messages
 * @param text what it says
 */
record RuleFile(String area, String name, String file, String text) {

    /** The place of the first match of a pattern; the top of the file if there is none. */
    Location place(String regex) {
        Matcher match = Pattern.compile(regex, Pattern.MULTILINE).matcher(text);
        return match.find() ? at(match.start()) : new Location(file, 1, 1);
    }

    Location line(int line) {
        return new Location(file, Math.max(line, 1), 1);
    }

    private Location at(int offset) {
        int line = 1;
        int start = 0;
        for (int i = 0; i < offset; i++) {
            if (text.charAt(i) == '\n') {
                line++;
                start = i + 1;
            }
        }
        return new Location(file, line, offset - start + 1);
    }
}
