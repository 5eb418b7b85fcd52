package org.letrodx.data.plate.format;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.letrodx.data.plate.PlateSize;
import org.letrodx.data.plate.Reading;
import org.letrodx.data.plate.Well;
import org.letrodx.document.Location;
import org.letrodx.document.Problem;

/**
 * A grid of wells in a sheet.
 *
 * @param first the index of its first row in the sheet
 * @param last the index of its last row
 * @param size the plate it fits
 * @param readings of the wells that it lists
 * @param corner the cell above the row letters and before the column numbers
 * @param above the texts of the rows above it, the nearest first, up to the grid before it
 * @param transposed true if its rows are the columns of the plate
 * @param unreadable how many cells are neither numbers nor words that readers write
 * @param problems cells that are neither numbers nor words that readers write
 * @param at its first cell
 */
record Grid(
        int first,
        int last,
        PlateSize size,
        Map<Well, Reading> readings,
        String corner,
        List<String> above,
        boolean transposed,
        int unreadable,
        List<Problem> problems,
        Location at) {
    /** Up to how many different numbers a map of doses has. */
    private static final int FEW = 16;
    /** How far apart its smallest and largest dose are. */
    private static final double FAR = 10;

    /**
     * True if most of it is neither a number nor a word of a reader: a map of names, or of wells that were not used.
     */
    boolean isMap() {
        long hyphens = readings.values().stream()
                .filter(reading -> reading.flag().startsWith("-"))
                .count();
        long read = readings.values().stream()
                        .filter(reading -> !reading.equals(Reading.NONE))
                        .count()
                - hyphens;
        return hyphens + unreadable >= read;
    }

    /**
     * True if its numbers may be doses: a few, each many times, far apart. Readings of replicates are never all the
     * same.
     */
    boolean looksLikeDoses() {
        double[] numbers = readings.values().stream()
                .filter(Reading::isNumber)
                .mapToDouble(Reading::value)
                .sorted()
                .toArray();
        double[] different = Arrays.stream(numbers).distinct().toArray();
        double[] positive = Arrays.stream(different).filter(value -> value > 0).toArray();
        return different.length <= FEW
                && different.length * 2 <= numbers.length
                && different[0] >= 0
                && positive.length > 1
                && positive[positive.length - 1] >= FAR * positive[0];
    }

    /** The nearest text above; empty if there is none. */
    String title() {
        return above.isEmpty() ? "" : above.get(0);
    }
}
