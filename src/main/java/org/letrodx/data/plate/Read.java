package org.letrodx.data.plate;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.letrodx.document.Location;

/**
 * One reading of all wells: one wavelength, one filter, one repeat.
 *
 * @param label what the file calls it; {@code grid 2} if nothing
 * @param wavelength in nm, where the file names one that a reader can have
 * @param corrected true if the file says that blanks, a reference or a path length were taken into account already
 * @param readings of the wells that the file lists
 * @param at where it begins
 */
public record Read(String label, OptionalInt wavelength, boolean corrected, Map<Well, Reading> readings, Location at) {
    private static final Pattern WAVELENGTH = Pattern.compile("(?<![\\d/])([2-9]\\d\\d|1[01]\\d\\d)(?!\\d|[./]\\d)");

    /** Sorts the readings by their wells. */
    public Read {
        readings = Collections.unmodifiableMap(new TreeMap<>(readings));
    }

    /** A read that was not corrected, its wavelength taken from its label. */
    public static Read raw(String label, Map<Well, Reading> readings, Location at) {
        return new Read(label, wavelength(label), false, readings, at);
    }

    /** The one wavelength that a text names; empty if it names none, or several. */
    public static OptionalInt wavelength(String text) {
        Matcher match = WAVELENGTH.matcher(text);
        OptionalInt found = OptionalInt.empty();
        while (match.find()) {
            int value = Integer.parseInt(match.group(1));
            if (found.isPresent() && found.getAsInt() != value) {
                return OptionalInt.empty();
            }
            found = OptionalInt.of(value);
        }
        return found;
    }
}
