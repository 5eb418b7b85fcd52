package org.letrodx.serve;

import java.util.Optional;
import java.util.OptionalInt;
import org.letrodx.data.plate.PlateSize;

/** The field of a form that says how many wells a plate has. */
public final class WellsField {
    private WellsField() {}

    /**
     * The number of wells; empty if the field is.
     *
     * @throws Refusal if no plate has so many
     */
    public static OptionalInt read(Optional<String> field) {
        return field.map(text -> PlateSize.named(text)
                        .orElseThrow(() -> Refusal.of(
                                Refusal.Code.BAD_REQUEST, "wells: " + PlateSize.choices() + ", not " + text)))
                .map(size -> OptionalInt.of(size.wells()))
                .orElse(OptionalInt.empty());
    }
}
