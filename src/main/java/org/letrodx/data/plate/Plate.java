package org.letrodx.data.plate;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.letrodx.document.Location;
import org.letrodx.document.Spelling;

/**
 * A plate as a file has it.
 *
 * @param name what the file calls it
 * @param size of the grid in the file
 * @param detection what was measured
 * @param reads in the order of the file, at least one
 * @param at where it begins
 */
public record Plate(String name, PlateSize size, Detection detection, List<Read> reads, Location at) {
    /** Copies the list. */
    public Plate {
        reads = List.copyOf(reads);
    }

    /** What a reader measures. */
    public enum Detection {
        ABSORBANCE,
        FLUORESCENCE,
        LUMINESCENCE,
        UNKNOWN;

        private static final Pattern ABSORBS =
                Pattern.compile("absorbance|\\babs\\b|optical density|\\bod\\b|photometr");
        private static final Pattern FLUORESCES =
                Pattern.compile("fluoresc|\\brfu\\b|\\bfi\\b|alphascreen|polari[sz]ation");
        private static final Pattern SHINES = Pattern.compile("luminesc|\\brlu\\b|\\blum\\b");

        /** What a text says of it. */
        public static Detection of(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            return ABSORBS.matcher(lower).find()
                    ? ABSORBANCE
                    : FLUORESCES.matcher(lower).find()
                            ? FLUORESCENCE
                            : SHINES.matcher(lower).find() ? LUMINESCENCE : UNKNOWN;
        }

        @Override
        public String toString() {
            return Spelling.label(this);
        }
    }
}
