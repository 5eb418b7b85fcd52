package org.letrodx.data.plate;

import java.util.List;
import java.util.OptionalInt;
import org.letrodx.data.DataFile;
import org.letrodx.data.cells.Content;
import org.letrodx.data.plate.format.PlateFormats;

/**
 * A file of plates as it was read.
 *
 * @param file the bytes
 * @param format what it was recognised as
 * @param plates at least one
 * @param grids true if the reads of the one plate are grids that nothing names: they may as well be plates
 * @param notes what was seen and not used, or read in another way than it stands there
 */
public record PlateFile(DataFile file, String format, List<Plate> plates, boolean grids, List<String> notes) {
    /** Copies the lists. */
    public PlateFile {
        plates = List.copyOf(plates);
        notes = List.copyOf(notes);
    }

    /**
     * Reads the plates of a file. What it is is told by what only that program writes, never by its name; what is not
     * recognised is refused.
     *
     * @param wells how many wells the plates of a table have that a person made; empty if its rows and columns tell
     * @throws org.letrodx.document.InputException if it is not recognised, or has faults; with all of them, and their
     *     places
     */
    public static PlateFile read(DataFile file, OptionalInt wells) {
        return PlateFormats.read(Content.of(file), wells);
    }
}
