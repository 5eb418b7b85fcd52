package org.letrodx.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.letrodx.diagnosis.Setting;
import org.letrodx.facts.Complaint;
import org.letrodx.facts.Experiment;
import org.letrodx.facts.Fact;
import org.letrodx.facts.Model.ModelSystem;
import org.letrodx.facts.Term;
import org.letrodx.facts.Text;

/** What an experiment is read as: its complaints, the settings it may be, and which rules that leaves. */
final class Scope {
    private static final Set<ModelSystem> CULTURE = EnumSet.of(ModelSystem.CELL_CULTURE, ModelSystem.SPHEROID);
    private static final Set<ModelSystem> IN_VITRO = EnumSet.of(ModelSystem.CELL_FREE, ModelSystem.CELL_CULTURE, ModelSystem.SPHEROID);
    private static final Set<ModelSystem> LIVING = EnumSet.of(ModelSystem.CELL_CULTURE, ModelSystem.SPHEROID, ModelSystem.XENOGRAFT);
    private static final Set<ModelSystem> ANIMAL = EnumSet.of(ModelSystem.XENOGRAFT);
    private static final Set<ModelSystem> HUMAN = EnumSet.of(ModelSystem.PATIENT);
    private static final Set<ModelSystem> ANY = EnumSet.allOf(ModelSystem.class);

    /** What each section, where anything of it is stated, leaves possible. */
    private static final Map<String, Set<ModelSystem>> BY_SECTION = Map.ofEntries(
            Map.entry("cellLine", LIVING), Map.entry("medium", CULTURE), Map.entry("serum", CULTURE),
            Map.entry("hormones", CULTURE), Map.entry("assay", IN_VITRO), Map.entry("host", ANIMAL), Map.entry("dosing", ANIMAL),
            Map.entry("tumour", ANIMAL), Map.entry("design", ANIMAL), Map.entry("history", LIVING), Map.entry("markers", LIVING),
            Map.entry("clinic", HUMAN));
    /** What each complaint leaves possible. */
    private static final Map<Complaint, Set<ModelSystem>> BY_COMPLAINT = new EnumMap<>(Map.of(
            Complaint.NO_RESPONSE, IN_VITRO, Complaint.HIGH_VARIABILITY, IN_VITRO, Complaint.NO_REGRESSION, ANIMAL,
            Complaint.POOR_TRANSLATION, ANY, Complaint.NON_ADHERENCE, HUMAN));

    private final List<Complaint> complaints;
    private final Setting setting;
    private final Selection.Selected selected;
    private final List<String> notCovered = new ArrayList<>();

    /** @param review all that may be wrong with the set-up is asked for, whatever it is complained of */
    Scope(Experiment experiment, boolean review, Selection book) {
        List<String> notes = new ArrayList<>();
        ModelSystem stated = (ModelSystem) experiment.fact("model.system").value();
        Set<ModelSystem> systems = stated == null ? possible(experiment) : EnumSet.of(stated);
        List<Complaint> read = read(experiment.complaints(), systems, notes);
        complaints = review ? List.of() : read;
        if (stated == null) {
            for (Complaint complaint : read) {
                systems.retainAll(BY_COMPLAINT.get(complaint));
            }
            if (systems.isEmpty()) {
                notCovered.add("the complaint and the sections given speak of different kinds of system: state model.system");
            }
        }
        setting = new Setting(List.copyOf(new TreeSet<>(systems)), stated == null ? "assumed" : "stated", List.copyOf(notes));
        selected = book.of(setting.systems(), complaints);
        if (!systems.isEmpty() && selected.rules().isEmpty()) {
            notCovered.add("no rule covers " + (complaints.isEmpty() ? "a review" : Term.labels(complaints, " or "))
                    + " in the setting " + Term.labels(setting.systems(), " or "));
        }
        Text drug = (Text) experiment.fact("treatment.drug");
        if (drug.isKnown() && !drug.value().equals("letrozole")) {
            notCovered.add("the drug is " + drug.value() + ": rules with a limit for letrozole are silent");
        }
    }

    private static Set<ModelSystem> possible(Experiment experiment) {
        Set<ModelSystem> systems = EnumSet.allOf(ModelSystem.class);
        for (Fact<?> fact : experiment.stated()) {
            systems.retainAll(BY_SECTION.getOrDefault(fact.type().section(), ANY));
        }
        return systems;
    }

    /** "Does not respond" and "does not regress" are the same complaint in different settings. */
    private static List<Complaint> read(List<Complaint> stated, Set<ModelSystem> systems, List<String> notes) {
        Set<Complaint> read = new TreeSet<>(stated);
        if (systems.equals(ANIMAL) && read.remove(Complaint.NO_RESPONSE)) {
            read.add(Complaint.NO_REGRESSION);
            notes.add("no-response of a xenograft is read as no-regression");
        } else if (!systems.isEmpty() && IN_VITRO.containsAll(systems) && read.remove(Complaint.NO_REGRESSION)) {
            read.add(Complaint.NO_RESPONSE);
            notes.add("no-regression in culture is read as no-response");
        }
        return List.copyOf(read);
    }

    List<Complaint> complaints() {
        return complaints;
    }

    Setting setting() {
        return setting;
    }

    List<String> notCovered() {
        return notCovered;
    }

    /** True if a fact belongs to one of these systems: a culture has no host. */
    static boolean mayHave(Fact<?> fact, List<ModelSystem> systems) {
        return !Collections.disjoint(systems, BY_SECTION.getOrDefault(fact.type().section(), ANY));
    }

    /** The rules that apply. */
    Selection.Selected selected() {
        return selected;
    }
}
