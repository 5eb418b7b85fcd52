package org.letrodx.data.tumour;

import java.util.Optional;

/**
 * What a table does not say.
 *
 * @param start the day or the date of the first dose; never guessed
 * @param lastDose the day or the date of the last dose; {@code end} if the animals were dosed to their last reading
 * @param control the group of the controls; empty if one group has such a name
 * @param treated the group that is judged; empty if there is one beside the control
 * @param study which of several studies or models
 * @param volumeUnit {@code mm3} or {@code cm3}; empty if a heading says it
 */
public record TumourOptions(
        Optional<String> start,
        Optional<String> lastDose,
        Optional<String> control,
        Optional<String> treated,
        Optional<String> study,
        Optional<String> volumeUnit) {
    /** Nothing more is known. */
    public static final TumourOptions NONE = new TumourOptions(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
