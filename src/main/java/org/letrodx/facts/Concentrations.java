package org.letrodx.facts;

import java.util.List;

/** A list of concentrations. Rules ask about its lowest above zero and its highest, which are facts of their own. */
public final class Concentrations extends Fact<List<Quantity>> {

    Concentrations(FactType<Concentrations> type, Known<List<Quantity>> known) {
        super(type, known);
    }
}
