package org.letrodx.data.plate;

import java.util.List;
import java.util.Locale;
import org.letrodx.document.Location;

/**
 * A plate as a file has it.
 *
 * @param name      what the file calls it
 * @param size      of the grid in the file
 * @param detection what was measured
 * @param reads     in the order of the file, at least one
 * @param at        where it begins
 */
public record Plate(String name, PlateSize size, Detection detection, List<Read> reads, Location at) {
    /** Copies the list. */
    public Plate {
        reads = List.copyOf(reads);
    }

    /** What a reader measures. */
    public enum Detection {
        ABSORBANCE, FLUORESCENCE, LUMINESCENCE, UNKNOWN;

        /** What a text says of it. */
        public static Detection of(String text) {
            String lower = text.toLowerCase(Locale.ROOT);
            return lower.matches("(?s).*(absorbance|\\babs\\b|optical density|\\bod\\b|photometr).*") ? ABSORBANCE
                    : lower.matches("(?s).*(fluoresc|\\brfu\\b|\\bfi\\b|alphascreen|polari[sz]ation).*") ? FLUORESCENCE
                    : lower.matches("(?s).*(luminesc|\\brlu\\b|\\blum\\b).*") ? LUMINESCENCE : UNKNOWN;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
