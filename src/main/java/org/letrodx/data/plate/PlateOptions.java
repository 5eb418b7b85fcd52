package org.letrodx.data.plate;

import java.util.List;
import java.util.Optional;

/**
 * What the files do not say.
 *
 * @param read which read is the signal: its label, its wavelength or its number; {@code corrected} is the one that the
 *     reader corrected; {@code 562-660} takes the second from the first; {@code plates} says that each grid is a plate.
 *     Empty if each plate has one read that was not corrected
 * @param runs the run of each plate, in order; one for all; none if the layout says it or there is one plate
 * @param condition the condition that is judged, of several on the plates
 */
public record PlateOptions(Optional<String> read, List<String> runs, Optional<String> condition) {
    /** Nothing more is known. */
    public static final PlateOptions NONE = new PlateOptions(Optional.empty(), List.of(), Optional.empty());

    /** Copies the list. */
    public PlateOptions {
        runs = List.copyOf(runs);
    }
}
