package org.letrodx.facts;

import java.util.List;
import java.util.Map;

/** The facts of one experiment, known or not, from which its sections are made. */
final class Facts {
    private final Map<String, Fact<?>> byPath;

    Facts(Map<String, Fact<?>> byPath) {
        this.byPath = byPath;
    }

    /** The fact of this type; unknown if nothing was said of it. */
    @SuppressWarnings("unchecked") // a fact is filed under the path of the type that made it
    <F extends Fact<?>> F of(FactType<F> type) {
        Fact<?> fact = byPath.get(type.path());
        return fact == null ? type.unknown() : (F) fact;
    }

    /** All sections, in the order of the vocabulary. */
    List<Section> sections() {
        return List.of(new Model(this), new CellLine(this), new Medium(this), new Serum(this), new Hormones(this),
                new Treatment(this), new Assay(this), new Readings(this), new Host(this), new Dosing(this), new Tumour(this),
                new Design(this), new History(this), new Markers(this), new Translation(this), new Clinic(this));
    }
}
