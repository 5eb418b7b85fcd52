package org.letrodx.data.plate.format;

import org.letrodx.data.cells.Content;

/** One way in which plates are written. */
interface PlateFormat {
    /** The program, as its users call it. */
    String name();

    /** True if the file has what only this program writes. */
    boolean recognises(Content content);

    /** Adds the plates, and the problems. */
    void read(Content content, PlateFormats.Found found);
}
