package org.letrodx.data.plate;

import java.util.List;
import java.util.Optional;

/**
 * What a well holds.
 *
 * @param role what it is there for
 * @param condition which drug, line or medium; empty if the layout names none
 * @param dose of the drug; empty for wells that get none and samples of which it is not said
 * @param arm {@code androgen}, {@code estradiol} or {@code hormone-free}; empty if the layout names none
 */
record Filling(Role role, String condition, Optional<Dose> dose, String arm) {
    static final List<String> ARMS = List.of("androgen", "estradiol", "hormone-free");
    /** What a well holds of which the layout says nothing. */
    static final Filling NOTHING = new Filling(Role.EMPTY, "", Optional.empty(), "");
}
