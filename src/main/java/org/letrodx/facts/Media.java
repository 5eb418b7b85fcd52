package org.letrodx.facts;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.letrodx.document.Nearest;
import org.letrodx.document.Tables;

/** What common media usually contain, {@code rules/media.csv}: enough for a suspicion, never for a confirmed finding. */
final class Media {
    private static final Map<String, Boolean> PHENOL_RED_USUAL = new HashMap<>();

    static {
        for (NamedCsvRecord row : Tables.bundled("media.csv")) {
            boolean usual = row.getField("phenolRed").equals("usually");
            PHENOL_RED_USUAL.put(Nearest.fold(row.getField("name")), usual);
            Tables.items(row.getField("synonyms")).forEach(name -> PHENOL_RED_USUAL.put(Nearest.fold(name), usual));
        }
    }

    private Media() { }

    /** True if a medium of this name is usually sold with phenol red, false if usually without; empty if it is not listed. */
    static Optional<Boolean> usuallyHasPhenolRed(String name) {
        return Optional.ofNullable(PHENOL_RED_USUAL.get(Nearest.fold(name)));
    }

    /** True if the name itself says that the medium has phenol red. */
    static boolean isNamedWithPhenolRed(String name) {
        return Nearest.fold(name).contains("withphenolred");
    }

    /** True if the name itself says that the medium has no phenol red. */
    static boolean isNamedPhenolRedFree(String name) {
        String folded = Nearest.fold(name);
        return folded.contains("phenolredfree") || folded.contains("withoutphenolred") || folded.contains("nophenolred");
    }
}
