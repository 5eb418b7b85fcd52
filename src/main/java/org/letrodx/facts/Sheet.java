package org.letrodx.facts;

/**
 * All that may be known of one experiment, section by section; what is not known stands in it as unknown. The rules ask their
 * questions of it, and name a fact by its path: {@code medium.phenolRed}.
 */
public record Sheet(Model model, CellLine cellLine, Medium medium, Serum serum, Hormones hormones, Treatment treatment, Assay assay,
        Readings readings, Host host, Dosing dosing, Tumour tumour, Design design, History history, Markers markers,
        Translation translation, Clinic clinic) {

    Sheet(Facts facts) {
        this(new Model(facts), new CellLine(facts), new Medium(facts), new Serum(facts), new Hormones(facts), new Treatment(facts),
                new Assay(facts), new Readings(facts), new Host(facts), new Dosing(facts), new Tumour(facts), new Design(facts),
                new History(facts), new Markers(facts), new Translation(facts), new Clinic(facts));
    }

    /** The first section tells sheets apart well enough: the engine asks at every experiment, and all sections would take longer. */
    @Override
    public int hashCode() {
        return model.hashCode();
    }
}
