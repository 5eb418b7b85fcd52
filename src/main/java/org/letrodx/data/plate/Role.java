package org.letrodx.data.plate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.letrodx.document.Spelling;

/** What a well is there for. */
public enum Role {
    /** Cells with the vehicle of the drug, without the drug. */
    VEHICLE,
    /** Cells with the drug. */
    SAMPLE,
    /** Cells of which the smallest signal is expected: no substrate, or a drug that is known to work. */
    POSITIVE,
    /** Medium and reagent without cells. */
    BLANK,
    /** Cells as they were when the drug was added, measured then. */
    T0,
    /** Nothing. */
    EMPTY,
    /** Medium or PBS, to keep the plate moist; not measured for. */
    MEDIUM;

    /** The role of a word: {@code vehicle}, {@code T0}; empty if it is none. */
    public static Optional<Role> of(String word) {
        String plain = word.strip().toUpperCase(Locale.ROOT);
        return List.of(values()).stream()
                .filter(role -> role.name().equals(plain))
                .findFirst();
    }

    /** True if cells are measured in it. */
    public boolean hasCells() {
        return this == VEHICLE || this == SAMPLE || this == POSITIVE || this == T0;
    }

    /** True if its reading is used for anything. */
    public boolean isRead() {
        return hasCells() || this == BLANK;
    }

    @Override
    public String toString() {
        return Spelling.label(this);
    }
}
